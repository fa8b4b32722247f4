"""Serves an app on 127.0.0.1; SIGTERM and Ctrl-C let background tasks finish first."""

import argparse
import socket

import uvicorn
from fastapi import FastAPI


def serve(app: FastAPI) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8000, help="0 takes a free one")
    port = parser.parse_args().port

    # Bound here, so that the port is known, and open, before anybody is told.
    listener = socket.create_server(("127.0.0.1", port), backlog=512)
    print(f"listening on http://127.0.0.1:{listener.getsockname()[1]}", flush=True)

    config = uvicorn.Config(app, log_level="warning")
    uvicorn.Server(config).run(sockets=[listener])
