"""A mail server for the tests of mail: port, certificate (or "plain"), key, a folder, a password or "", and "wrapped"
where TLS comes before the greeting.

Each message taken is written to the folder. What stands in the folder's file `reply` is answered to the message instead
of taking it; nobody whose address stands in the file `gone` is known here; the file `slow` has it taken at once and answered after two seconds. Ends when its input is closed.
"""

import asyncio
import logging
import os
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

# Some tests break off handshakes on purpose.
logging.disable(logging.CRITICAL)
port, cert, key, folder, password = sys.argv[1:6]
wrapped = sys.argv[6:] == ["wrapped"]


class Handler:
    taken = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        gone = os.path.join(folder, "gone")
        if os.path.exists(gone):
            with open(gone) as file:
                if address in file.read().split():
                    return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 known"

    async def handle_DATA(self, server, session, envelope):
        reply = os.path.join(folder, "reply")
        if os.path.exists(reply):
            with open(reply) as file:
                return file.read().strip()
        Handler.taken += 1
        name = os.path.join(folder, f"{Handler.taken:03}")
        safe = "tls" if server.transport.get_extra_info("sslcontext") else "plain"
        with open(name + ".part", "wb") as file:
            head = f"X-Taken: {safe} {','.join(envelope.rcpt_tos)}\r\n"
            file.write(head.encode() + envelope.original_content)
        os.rename(name + ".part", name + ".eml")
        if os.path.exists(os.path.join(folder, "slow")):
            await asyncio.sleep(2)
        return "250 taken"


def check(server, session, envelope, mechanism, data):
    # Not handled: the server writes the reply itself.
    return AuthResult(success=data.login == b"shop" and data.password == password.encode(), handled=False)


more = {}
if cert != "plain":
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    more |= {"ssl_context": context} if wrapped else {"tls_context": context, "require_starttls": True}
if password:
    more |= {"authenticator": check, "auth_required": True}

controller = Controller(Handler(), hostname="127.0.0.1", port=int(port), **more)
controller.start()
print("ready", flush=True)
sys.stdin.read()
controller.stop()
