#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Ends TLS in front of a server on this host that speaks clear text, as a load balancer does. Prints its own port.

usage: front.py PORT CERTIFICATE KEY
"""
import socket
import ssl
import sys
import threading


def relay(source, sink):
    try:
        while data := source.recv(4096):
            sink.sendall(data)
    except OSError:
        pass
    for end in (source, sink):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def serve(raw, context, port):
    try:
        client = context.wrap_socket(raw, server_side=True)
    except (ssl.SSLError, OSError) as error:
        print(f"handshake: {error}", file=sys.stderr)
        return
    server = socket.create_connection(("127.0.0.1", port))
    threading.Thread(target=relay, args=(server, client), daemon=True).start()
    relay(client, server)


def main():
    port, certificate, key = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(listener.getsockname()[1], flush=True)
        while True:
            raw, _ = listener.accept()
            threading.Thread(target=serve, args=(raw, context, port), daemon=True).start()


main()
