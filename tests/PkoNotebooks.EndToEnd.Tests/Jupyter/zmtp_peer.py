"""The libzmq side of the transport tests: `zmtp_peer.py ROLE ENDPOINT [SIZE...]`. Ends with 0 where all was as expected."""
import sys

import zmq

role, endpoint, sizes = sys.argv[1], sys.argv[2], [int(s) for s in sys.argv[3:]]
context = zmq.Context()


def body(size, seed):
    unit = bytes((i * 7 + seed) % 251 for i in range(min(size, 4096))) or b""
    return (unit * (size // max(len(unit), 1) + 1))[:size] if size else b""


def open_socket(kind, bind):
    socket = context.socket(kind)
    socket.setsockopt(zmq.LINGER, 10_000)
    socket.setsockopt(zmq.RCVTIMEO, 60_000)
    socket.setsockopt(zmq.SNDTIMEO, 60_000)
    socket.setsockopt(zmq.SNDHWM, 0)  # else a ROUTER silently drops what a slow reader has not taken in time
    if bind:
        port = socket.bind_to_random_port("tcp://127.0.0.1")
        print(f"tcp://127.0.0.1:{port}", flush=True)
    else:
        socket.connect(endpoint)
    return socket


def expect(found, wanted, what):
    if found != wanted:
        sys.exit(f"{what}: found {str(found)[:200]}, expected {str(wanted)[:200]}")


bind = endpoint == "bind"
if role == "dealer":  # asks in a row without waiting, then takes all echoes
    socket = context.socket(zmq.DEALER)
    socket.setsockopt(zmq.IDENTITY, b"python")
    socket.setsockopt(zmq.LINGER, 10_000)
    socket.setsockopt(zmq.RCVTIMEO, 60_000)
    socket.setsockopt(zmq.SNDHWM, 0)
    socket.setsockopt(zmq.RCVHWM, 0)
    socket.connect(endpoint)
    for n, size in enumerate(sizes):
        socket.send_multipart([b"%d" % n, b"", body(size, n)])
    for n, size in enumerate(sizes):
        parts = socket.recv_multipart()
        expect(parts[:2], [b"%d" % n, b""], f"message {n}")
        expect(parts[2] == body(size, n), True, f"body {n} of {size} bytes")
elif role == "router":  # echoes to whoever asked
    socket = open_socket(zmq.ROUTER, bind)
    for _ in sizes:
        socket.send_multipart(socket.recv_multipart())
elif role == "req":
    socket = open_socket(zmq.REQ, bind)
    for n, size in enumerate(sizes):
        socket.send_multipart([b"ping", body(size, n)])
        expect(socket.recv_multipart(), [b"ping", body(size, n)], f"reply {n}")
elif role == "rep":
    socket = open_socket(zmq.REP, bind)
    for _ in sizes:
        socket.send_multipart(socket.recv_multipart())
elif role == "sub":
    socket = context.socket(zmq.SUB)
    socket.setsockopt(zmq.RCVTIMEO, 60_000)
    socket.setsockopt(zmq.RCVHWM, 0)
    socket.setsockopt(zmq.SUBSCRIBE, b"wanted")
    socket.connect(endpoint)
    expect(socket.recv_multipart(), [b"wanted", b"welcome"], "welcome")
    for n, size in enumerate(sizes):
        parts = socket.recv_multipart()
        expect(parts[0], b"wanted.%d" % n, "topic")
        expect(parts[1] == body(size, n), True, f"body {n} of {size} bytes")
elif role == "pub":
    socket = context.socket(zmq.XPUB)
    socket.setsockopt(zmq.SNDHWM, 0)
    socket.setsockopt(zmq.LINGER, 10_000)
    socket.setsockopt(zmq.RCVTIMEO, 60_000)
    port = socket.bind_to_random_port("tcp://127.0.0.1")
    print(f"tcp://127.0.0.1:{port}", flush=True)
    expect(socket.recv(), b"\x01wanted", "subscription")
    for n, size in enumerate(sizes):
        socket.send_multipart([b"unwanted", b"x"])
        socket.send_multipart([b"wanted.%d" % n, body(size, n)])
    expect(socket.recv(), b"\x00wanted", "cancelled subscription")
elif role == "heartbeat":  # libzmq drops a peer that does not answer its PING
    socket = context.socket(zmq.DEALER)
    socket.setsockopt(zmq.HEARTBEAT_IVL, 50)
    socket.setsockopt(zmq.HEARTBEAT_TIMEOUT, 2000)
    socket.setsockopt(zmq.HEARTBEAT_TTL, 5000)
    socket.setsockopt(zmq.RCVTIMEO, 60_000)
    monitor = socket.get_monitor_socket(zmq.EVENT_DISCONNECTED)
    socket.connect(endpoint)
    socket.send(b"start")
    expect(socket.recv(), b"start", "echo")
    expect(monitor.poll(1000), 0, "a disconnection within a second of heartbeats")
    socket.send(b"end")
    expect(socket.recv(), b"end", "echo")
    socket.disable_monitor()
else:
    sys.exit(f"no role {role}")

context.destroy(linger=10_000)
