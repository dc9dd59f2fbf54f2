"""Answers of a kernel reach the browser without a wait for the one before."""

import asyncio
import socket
from types import SimpleNamespace
from typing import Any

import pytest
from jupyter_server.serverapp import ServerApp
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application
from tornado.websocket import WebSocketHandler, websocket_connect

from course_cli.lab import SETTINGS
from course_cli.prompt import PromptConnection


def test_a_students_lab_uses_it(monkeypatch: pytest.MonkeyPatch):
    """Does JupyterLab's server take the class from the course's settings?"""
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(SETTINGS))
    server = ServerApp()
    server.load_config_file(suppress_errors=False)
    assert server.kernel_websocket_connection_class is PromptConnection


def test_sends_at_once(monkeypatch: pytest.MonkeyPatch):
    """Is a connection's socket told not to hold small messages back, before it connects?"""
    delays = []

    def connect(connection: Any) -> None:
        stream = connection.websocket_handler.ws_connection.stream
        delays.append(not stream.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

    class Bare(PromptConnection):
        websocket_handler = None  # not the trait, which takes a kernel's own handler only

        def __init__(self, handler: WebSocketHandler) -> None:
            self.websocket_handler = handler

    class Handler(WebSocketHandler):
        def open(self) -> None:
            connect(SimpleNamespace(websocket_handler=self))
            Bare(self).connect()

    async def visit() -> None:
        listening, port = bind_unused_port()
        server = HTTPServer(Application([("/", Handler)]))
        server.add_sockets([listening])
        client = await websocket_connect(f"ws://127.0.0.1:{port}/")
        client.close()
        await client.read_message()
        server.stop()

    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "connect", connect)
    asyncio.run(visit())
    assert delays == [True, False]
