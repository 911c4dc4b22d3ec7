"""A real browser without root and without a download of its own: the machine's Chromium, else the one npm carries."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGE = "@sparticuz/chromium@147.0.0"
CACHE = Path(__file__).resolve().parent.parent / ".cache" / "chromium"
ARGUMENTS = (
    "--no-sandbox",  # root may not use Chromium's sandbox, and every page here is ours
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

# the package unpacks the browser itself, but its libraries only where it recognises a cloud
UNPACK = """
import chromium from '@sparticuz/chromium';
import fs from 'fs';
import zlib from 'zlib';
const packed = fs.readFileSync('node_modules/@sparticuz/chromium/bin/al2023.tar.br');
fs.writeFileSync('libraries.tar', zlib.brotliDecompressSync(packed));
console.log(await chromium.executablePath());
"""

# the package's own names /tmp/fonts; without a font a page has no text
FONTS = f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{CACHE}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>{CACHE}/fonts-cache</cachedir></fontconfig>
"""


def find_chromium() -> tuple[Path, dict[str, str]]:
    """Return the browser's program and the environment that it needs on top of ours."""
    for program in (os.environ.get("CHROMIUM"), shutil.which("chromium"), shutil.which("google-chrome")):
        if program:
            return Path(program), {}
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # of several test workers one fetches
        if not (CACHE / "chromium").exists():
            fetch()
    return CACHE / "chromium", {"LD_LIBRARY_PATH": str(CACHE / "lib"), "FONTCONFIG_PATH": str(CACHE / "fonts")}


def fetch() -> None:
    """Install the npm package under .cache and unpack the browser and its libraries beside it."""
    (CACHE / "package.json").write_text('{"private": true, "type": "module"}')
    (CACHE / "unpack.js").write_text(UNPACK)
    run_in_cache("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", PACKAGE)
    unpacked = run_in_cache("node", "unpack.js").split()[-1]
    run_in_cache("tar", "xf", "libraries.tar")
    (CACHE / "fonts" / "fonts.conf").write_text(FONTS)
    Path(unpacked).replace(CACHE / "chromium.part")
    (CACHE / "chromium.part").replace(CACHE / "chromium")  # last: its being there says that all is there


def run_in_cache(*command: str) -> str:
    """Run a command in the cache folder, with node on the PATH, and return what it printed."""
    path = f"{find_node()}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "TMPDIR": str(CACHE)}
    program = shutil.which(command[0], path=path) or command[0]
    done = subprocess.run(
        [program, *command[1:]], cwd=CACHE, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def find_node() -> Path:
    """Return the folder that holds node and npm: the machine's, else the wheel's beside our Python."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm and node and Path(npm).parent == Path(node).parent:
        return Path(npm).parent
    return Path(sys.executable).parent
