"""Where versions of the index lie on disk, and which of them is current.

    HOME/index/current            the name of the current version, replaced by rename
    HOME/index/versions/NAME/     manifest.json, table.json, lexical/, cues.npy, vectors.npy, latent_….npy
    HOME/index/chroma/            every passage's vector, by model and text
    HOME/index/words-….txt        the segmenter's dictionary

A version is written beside the others and never changed once it is current. A reader that has
one open keeps its files after they are removed.
"""

from __future__ import annotations

import json
import shutil
import uuid
from dataclasses import asdict, dataclass, field
from pathlib import Path

from corpus.errors import IndexCorruptError
from index.files import write_text_atomically

_REMEDY = "Run: tiaowen index"


@dataclass(frozen=True)
class Manifest:
    """What a version was built from; two equal manifests mean that nothing need be built.

    ``model`` is the embedding model's identity, None for a lexical index.
    """

    schema: str
    corpus_version: str
    model: str | None
    passages: int = field(default=0, compare=False)
    sizes: dict[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Layout:
    """The paths under a home folder."""

    home: Path

    @property
    def root(self) -> Path:
        """Everything of the index."""
        return self.home / "index"

    @property
    def pointer(self) -> Path:
        """The file that names the current version."""
        return self.root / "current"

    @property
    def versions(self) -> Path:
        """The folder of versions."""
        return self.root / "versions"

    @property
    def vectors(self) -> Path:
        """Chroma's folder."""
        return self.root / "chroma"

    @property
    def lock(self) -> Path:
        """Held while a version is built."""
        return self.root / "build.lock"

    def current(self) -> Path | None:
        """The current version's folder, None when there is none yet."""
        try:
            name = self.pointer.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return None
        return self.versions / name if name and Path(name).name == name else None

    def new_version(self) -> Path:
        """An empty folder for a version that is not current yet.

        Raises:
            OSError: it cannot be created.
        """
        folder = self.versions / uuid.uuid4().hex[:16]
        folder.mkdir(parents=True)
        return folder

    def publish(self, version: Path) -> None:
        """Make a finished version current and remove the others.

        Raises:
            OSError: the pointer cannot be written.
        """
        write_text_atomically(self.pointer, version.name)
        for other in self.versions.iterdir():
            if other != version:
                shutil.rmtree(other, ignore_errors=True)


def write_manifest(version: Path, manifest: Manifest) -> None:
    """Seal a version: its manifest, with the size of every file."""
    sizes = {str(p.relative_to(version)): p.stat().st_size for p in sorted(version.rglob("*")) if p.is_file()}
    sealed = Manifest(manifest.schema, manifest.corpus_version, manifest.model, manifest.passages, sizes)
    write_text_atomically(version / "manifest.json", json.dumps(asdict(sealed), indent=1))


def read_manifest(version: Path) -> Manifest:
    """The manifest of a version whose files are all there at their sizes.

    Raises:
        IndexCorruptError: something is missing, cut short or not what it should be.
    """
    try:
        manifest = Manifest(**json.loads((version / "manifest.json").read_text(encoding="utf-8")))
        wrong = [name for name, size in manifest.sizes.items() if (version / name).stat().st_size != size]
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise corrupt(version, str(error)) from error
    if wrong:
        raise corrupt(version, f"{wrong[0]} has changed its size")
    return manifest


def corrupt(version: Path, problem: str) -> IndexCorruptError:
    """The error for a version that cannot be opened."""
    return IndexCorruptError(str(version), f"the index cannot be opened ({problem})", _REMEDY)
