"""A real headless Chromium for the tests of pages, and the pages themselves.

The tests run where they are asked for by their mark (``make browser-test``): a browser is slow and not everywhere. Elsewhere they
are skipped, and say why.
"""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.docs.fences import ROOT

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = ("--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update")
_NOT_ASKED = "needs a browser and takes minutes: make browser-test"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "browser" not in (config.getoption("markexpr") or ""):
        for item in items:
            if item.get_closest_marker("browser") is not None:
                item.add_marker(pytest.mark.skip(reason=_NOT_ASKED))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser; the test is skipped where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make browser-test")
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("there is no Chromium here: install Debian's package chromium")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield browser
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name in the library
        pass


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every kind of page that there is."""
    from tests.browser.samples import write

    folder = tmp_path_factory.mktemp("pages")
    write(folder)
    return folder


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as found:
        thread = threading.Thread(target=found.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{found.server_port}"
        found.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def server(pages: Path) -> Iterator[str]:
    """The same pages below a path of a server: where they begin."""
    with _served(pages.parent) as address:
        yield f"{address}/{pages.name}"


@pytest.fixture(scope="session")
def documentation() -> Path:
    """The folder of the built documentation; the test is skipped where there is none."""
    folder = ROOT / "build" / "docs"
    if not (folder / "ja" / "pagefind").is_dir():
        pytest.skip("there is no built documentation here: make docs")
    return folder


@pytest.fixture(scope="session")
def documentation_server(documentation: Path) -> Iterator[str]:
    """The documentation below a path of a server: where it begins."""
    with _served(documentation.parent) as address:
        yield f"{address}/{documentation.name}"
