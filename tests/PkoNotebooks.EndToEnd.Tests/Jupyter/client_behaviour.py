"""What jupyter_kernel_test leaves out, seen from jupyter_client: `client_behaviour.py CASE`."""
import os
import queue
import sys
import threading
import time

from jupyter_client.manager import KernelManager, start_new_kernel


def expect(found, wanted, what):
    if found != wanted:
        sys.exit(f"{what}: found {found!r}, expected {wanted!r}")


def start():
    return start_new_kernel(kernel_name="pko", startup_timeout=120)


def run(kc, code, timeout=120, **options):
    outputs = []
    reply = kc.execute_interactive(code, timeout=timeout, output_hook=outputs.append, **options)
    return reply["content"], [o for o in outputs if o["msg_type"] not in ("status", "execute_input")]


def reply_to(kc, message_id, seconds=60):
    """Replies to the client's own first questions may come late; they are passed over."""
    while True:
        reply = kc.get_shell_msg(timeout=seconds)
        if reply["parent_header"]["msg_id"] == message_id:
            return reply["content"]


def text(outputs, name="stdout"):
    return "".join(o["content"]["text"] for o in outputs if o["msg_type"] == "stream" and o["content"]["name"] == name)


def wait_for(condition, what, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            sys.exit(f"waited {seconds} s for {what}")
        time.sleep(0.02)


def requests():
    km, kc = start()
    reply, _ = run(kc, "var x = 40;")
    expect(reply["execution_count"], 1, "execution count")
    reply, outputs = run(kc, "x + 2", user_expressions={"twice": "x * 2", "bad": "nothing_of_that_name"})
    expect(outputs[0]["content"]["data"]["text/plain"], "42", "result")
    expect(reply["user_expressions"]["twice"]["data"]["text/plain"], "80", "user expression")
    expect(reply["user_expressions"]["bad"]["status"], "error", "bad user expression")
    reply, outputs = run(kc, 'Console.WriteLine("x"); 1', silent=True)
    expect(outputs, [], "outputs of a silent cell")
    reply, _ = run(kc, "1", store_history=False)
    expect(reply["execution_count"], 2, "execution count without history")
    for message in (kc.comm_info, lambda: kc.inspect("x", 1), lambda: kc.history(hist_access_type="tail", n=5), lambda: kc.is_complete("1"), lambda: kc.complete("x.", 2)):
        expect("status" in reply_to(kc, message()), True, "a status in each reply")
    kc.stop_channels()
    km.shutdown_kernel()


def stdin():
    km, kc = start()
    answers = iter(["Ōta", "1234"])
    prompts = []

    def answer(message):
        prompts.append((message["content"]["prompt"], message["content"]["password"]))
        kc.input(next(answers))

    outputs = []
    kc.execute_interactive('var who = await Kernel.GetInputAsync("Who?"); Console.WriteLine("hello " + who);', allow_stdin=True, stdin_hook=answer, output_hook=outputs.append, timeout=120)
    expect(text(outputs), "hello Ōta\n", "the answer")
    outputs = []
    kc.execute_interactive('var secret = await Kernel.GetPasswordAsync("Word?"); Console.WriteLine(secret.GetClearTextPassword().Length);', allow_stdin=True, stdin_hook=answer, output_hook=outputs.append, timeout=120)
    expect(text(outputs), "4\n", "the password's length")
    expect(prompts, [("Who?", False), ("Word?", True)], "prompts")
    kc.stop_channels()
    km.shutdown_kernel()


def interrupt():
    km, kc = start()
    for how in ("message", "signal"):
        running = kc.execute('Console.WriteLine("looping"); while (true) { }')
        while kc.get_iopub_msg(timeout=60)["msg_type"] != "stream":
            pass
        kc.control_channel.send(kc.session.msg("kernel_info_request"))
        expect(kc.get_control_msg(timeout=30)["content"]["status"], "ok", "control channel while a cell runs")
        wait_for(kc.hb_channel.is_beating, "the heartbeat while a cell runs", 15)
        if how == "message":
            km.interrupt_kernel()
        else:
            km.provisioner.process.send_signal(2)
        expect(reply_to(kc, running, 90)["status"], "error", f"reply after the interrupt by {how}")
    reply, _ = run(kc, "1 + 1")
    expect(reply["status"], "ok", "the kernel after interrupts")
    kc.stop_channels()
    km.shutdown_kernel()


def starved():
    """A cell that blocks the whole thread pool must not silence the control channel or the heartbeat."""
    km, kc = start()
    run(kc, "1")
    running = kc.execute("for (var i = 0; i < 500; i++) Task.Run(() => System.Threading.Thread.Sleep(60_000)); while (true) { }")
    kc.control_channel.send(kc.session.msg("kernel_info_request"))
    expect(kc.get_control_msg(timeout=30)["content"]["status"], "ok", "control channel of a starved kernel")

    # A heartbeat that was there before counts for a second; on a busy machine a later one may be late, from a starved pool it never comes.
    time.sleep(3)
    wait_for(kc.hb_channel.is_beating, "the heartbeat of a starved kernel", 15)
    km.interrupt_kernel()
    expect(reply_to(kc, running, 60)["status"], "error", "reply after the interrupt")
    kc.stop_channels()
    km.shutdown_kernel(now=True)


def restart():
    km, kc = start()
    run(kc, "var before = 1;")
    km.restart_kernel()
    kc.wait_for_ready(timeout=120)
    reply, _ = run(kc, "before")
    expect(reply["status"], "error", "a variable from before the restart")
    kc.stop_channels()
    km.shutdown_kernel()


def death():
    for code in ("Environment.Exit(3);", 'Environment.FailFast("on purpose");', "System.Diagnostics.Process.GetCurrentProcess().Kill();"):
        km, kc = start()
        kc.execute(code)
        began = time.monotonic()
        wait_for(lambda: not km.is_alive(), f"the end of a kernel that ran {code}", 20)
        print(code, round(time.monotonic() - began, 2), "s")
        kc.stop_channels()
        km.cleanup_resources()


def vanish():
    """A client that leaves while its cell prints, and one that leaves in the middle of a message."""
    km, kc = start()
    other = km.blocking_client()
    other.start_channels()
    other.execute('for (var i = 0; i < 20000; i++) Console.WriteLine(new string(\'y\', 500));')
    while other.get_iopub_msg(timeout=60)["msg_type"] != "stream":
        pass
    other.stop_channels()
    import socket
    raw = socket.create_connection(("127.0.0.1", km.get_connection_info()["shell_port"]))
    raw.sendall(b"\xff" + bytes(8) + b"\x7f\x03\x00NULL" + bytes(48))
    raw.sendall(b"\x04\x1a\x05READY\x0bSocket-Type\x00\x00\x00\x06DEALER\x01\x05abc")
    raw.close()
    reply, outputs = run(kc, 'Console.WriteLine("still here")')
    expect(text(outputs).endswith("still here\n"), True, "output after a client vanished")
    kc.stop_channels()
    km.shutdown_kernel()


def two_clients():
    km, first = start()
    second = km.blocking_client()
    second.start_channels()
    second.wait_for_ready(timeout=60)
    replies = queue.Queue()

    def work(client, name):
        for i in range(20):
            reply, outputs = run(client, f'Console.WriteLine("{name}{i}");')
            replies.put((name, reply["status"], text([o for o in outputs if o["parent_header"]["session"] == client.session.session])))

    threads = [threading.Thread(target=work, args=a) for a in ((first, "a"), (second, "b"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = [replies.get() for _ in range(40)]
    expect({f[1] for f in found}, {"ok"}, "statuses")
    expect(sorted(f[2] for f in found), sorted(f"{n}{i}\n" for n in "ab" for i in range(20)), "outputs")
    second.stop_channels()
    first.stop_channels()
    km.shutdown_kernel()


def flood():
    km, kc = start()
    reply, outputs = run(kc, "for (var i = 0; i < 50; i++) Console.WriteLine(new string('x', 999_999));", timeout=300)
    expect(reply["status"], "ok", "status")
    expect(len(text(outputs)), 50_000_000, "characters")
    kc.stop_channels()
    km.shutdown_kernel()


def many():
    """Starts and stops: no process, port or file may stay."""
    count = int(sys.argv[2])
    runtime = os.environ["JUPYTER_RUNTIME_DIR"]
    pids = []
    for i in range(count):
        km = KernelManager(kernel_name="pko")
        km.start_kernel()
        pids.append(km.provisioner.process.pid)
        ports = [v for k, v in km.get_connection_info().items() if k.endswith("_port")]
        kc = km.blocking_client()
        kc.start_channels()
        if i % 5 != 4:  # one in five is stopped before it is ready
            kc.wait_for_ready(timeout=120)
        kc.stop_channels()
        km.shutdown_kernel(now=i % 5 == 4)
        import socket
        for port in ports:
            probe = socket.socket()
            expect(probe.connect_ex(("127.0.0.1", port)) != 0, True, f"port {port} closed after stop {i}")
            probe.close()
    expect([p for p in pids if os.path.exists(f"/proc/{p}")], [], "processes left")
    expect([f for f in os.listdir(runtime) if f.startswith("kernel-")], [], "connection files left")


def orphan():
    """Prints the kernel's process and leaves it alone: it has to go by itself."""
    km, kc = start()
    print(km.provisioner.process.pid, flush=True)
    os._exit(0)


def rich():
    """Every output type in the order of the cell, and JSON types as JSON."""
    km, kc = start()
    code = 'Console.WriteLine("a");\nvar d = display(HTML("<b>b</b>"));\nd.Update(HTML("<i>c</i>"));\nConsole.Error.WriteLine("e");\n42'
    reply, outputs = run(kc, code)
    expect([o["msg_type"] for o in outputs], ["stream", "display_data", "update_display_data", "stream", "execute_result"], "outputs")
    expect(outputs[1]["content"]["transient"]["display_id"], outputs[2]["content"]["transient"]["display_id"], "display ids")
    reply, outputs = run(kc, 'throw new InvalidOperationException("why");')
    expect((reply["status"], reply["evalue"]), ("error", "why"), "error reply")
    expect(outputs[-1]["content"]["traceback"] == reply["traceback"] and len(reply["traceback"]) > 0, True, "traceback")
    kc.stop_channels()
    km.shutdown_kernel()


{f.__name__: f for f in (requests, stdin, interrupt, starved, restart, death, vanish, two_clients, flood, many, orphan, rich)}[sys.argv[1]]()
