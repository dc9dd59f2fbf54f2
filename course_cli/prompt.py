"""The connection between browser and kernel, without a wait before small messages.

Named in `jupyter/jupyter_server_config.json`, so that a student's JupyterLab uses it.
"""

from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

__all__ = ["PromptConnection"]


class PromptConnection(ZMQChannelsWebsocketConnection):
    """A connection on which no small message waits for the one before it to be acknowledged.

    A kernel says that it is busy, answers, and says that it is idle. By itself, TCP holds the
    answer back until the browser's machine has acknowledged the first of the three, which takes 40
    ms on Linux and up to 200 ms elsewhere (Nagle's algorithm, RFC 896, with delayed
    acknowledgements, RFC 1122). An explorer would lag behind the hand by that much.
    """

    def connect(self) -> Any:
        """Send each message at once from here on, and connect."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()
