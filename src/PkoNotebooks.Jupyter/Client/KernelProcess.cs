using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using PkoNotebooks.Jupyter.Kernelspecs;
using PkoNotebooks.Jupyter.Messages;

namespace PkoNotebooks.Jupyter.Client;

/// <summary>A kernel's process and connection file, from start to end.</summary>
internal sealed partial class KernelProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _connectionPath;
    private readonly LastWords _words = new();
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private KernelProcess(Process process, string connectionPath, ConnectionFile connection) =>
        (_process, _connectionPath, Connection) = (process, connectionPath, connection);

    public ConnectionFile Connection { get; }

    public int Id => _process.Id;

    /// <summary>Completes as soon as the process has ended.</summary>
    public Task Exited => _exited.Task;

    /// <summary>What the process said last on standard error; where it ended, how.</summary>
    public string Epitaph
    {
        get
        {
            var said = _words.Text;
            var how = _exited.Task.IsCompleted ? string.Create(CultureInfo.InvariantCulture, $"exit code {_process.ExitCode}") : "it still runs";
            return said.Length == 0 ? how : $"{how}; its last words: {said}";
        }
    }

    /// <exception cref="KernelStartException">The program cannot be run.</exception>
    public static KernelProcess Start(Kernelspec spec, string runtimeFolder, string workingDirectory)
    {
        var connection = FreePorts() with { Key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), KernelName = spec.Name };
        Directory.CreateDirectory(runtimeFolder);
        var path = Path.Combine(runtimeFolder, $"kernel-{Guid.NewGuid():D}.json");
        connection.Write(path);
        var arguments = spec.Arguments.Select(a => a.Replace("{connection_file}", path, StringComparison.Ordinal).Replace("{resource_dir}", spec.Folder, StringComparison.Ordinal)).ToArray();
        var start = new ProcessStartInfo(arguments[0], arguments[1..])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in spec.Environment)
        {
            start.Environment[name] = Variable().Replace(value, match => Environment.GetEnvironmentVariable(match.Groups[1].Value) ?? match.Value);
        }

        start.Environment["JPY_PARENT_PID"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var kernel = new KernelProcess(process, path, connection);
        process.Exited += (_, _) => _ = kernel.EndAsync();
        process.ErrorDataReceived += (_, line) => kernel._words.Hear(line.Data);
        process.OutputDataReceived += (_, _) => { };
        try
        {
            process.Start();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            File.Delete(path);
            process.Dispose();
            throw new KernelStartException($"Kernel '{spec.Name}' cannot be started: {arguments[0]}: {e.Message} See {Path.Combine(spec.Folder, "kernel.json")}.", e);
        }

        process.StandardInput.Close();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return kernel;
    }

    /// <summary>Bytes of memory that the process holds; 0 once it has ended.</summary>
    public long MemoryBytes()
    {
        try
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    /// <summary>SIGINT, for kernels that do not take interrupts by message.</summary>
    public void Interrupt()
    {
        if (OperatingSystem.IsWindows() || Exited.IsCompleted)
        {
            return;
        }

        const int interrupt = 2;
        _ = SendSignal(Id, interrupt);
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended meanwhile.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        await _exited.Task.ConfigureAwait(false);

        _process.Dispose();
        File.Delete(_connectionPath);
    }

    /// <summary>The process has ended; what it said last may still be in the pipe, which a child of its own may hold open.</summary>
    private async Task EndAsync()
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _process.WaitForExitAsync(enough.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _exited.TrySetResult();
    }

    /// <summary>Five ports that are free now. Another program may take one before the kernel does; the kernel then ends and says so.</summary>
    private static ConnectionFile FreePorts()
    {
        var listeners = Enumerable.Range(0, 5).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            foreach (var listener in listeners)
            {
                listener.Start();
            }

            var ports = listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port).ToArray();
            return new ConnectionFile { ShellPort = ports[0], IOPubPort = ports[1], StdinPort = ports[2], ControlPort = ports[3], HeartbeatPort = ports[4] };
        }
        finally
        {
            foreach (var listener in listeners)
            {
                listener.Dispose();
            }
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SendSignal(int processId, int signal);

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Variable();
}
