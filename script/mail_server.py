"""A mail server for tests. What it does depends on how the address of the reader begins:

refused   it does not know the address
later     it asks to be told later, once
stalls    it never answers to the address, once
drops     it takes the message and closes the connection without an answer, once
hangs     it takes the message and never answers, once
"""

import asyncio
import pathlib
import sys

from aiosmtpd.smtp import SMTP

folder, port = pathlib.Path(sys.argv[1]), int(sys.argv[2])


class Handler:
    def is_first(self, address, word):
        """Whether the address asks for this, and it was not done to it yet."""
        done = folder / f"{word}-{address}"
        if not address.startswith(word) or done.exists():
            return False
        done.touch()
        return True

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return "550 5.1.1 No such mailbox"
        if self.is_first(address, "later"):
            return "451 4.7.1 Try again later"
        if self.is_first(address, "stalls"):
            await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        address = envelope.rcpt_tos[0]
        number = len(list(folder.glob("*.eml")))
        (folder / f"{number:03}.eml").write_bytes(envelope.content)
        if self.is_first(address, "drops"):
            server.transport.abort()
        if self.is_first(address, "hangs"):
            await asyncio.sleep(3600)
        return "250 OK"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Handler(), hostname="localhost"), "127.0.0.1", port)
    print(f"Listening {server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


asyncio.run(main())
