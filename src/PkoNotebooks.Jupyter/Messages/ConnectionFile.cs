using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PkoNotebooks.Jupyter.Messages;

/// <summary>Where a kernel listens and how its messages are signed: the JSON file that a front end hands to its kernel.</summary>
public sealed record ConnectionFile
{
    /// <summary><c>tcp</c> or <c>ipc</c>.</summary>
    public string Transport { get; init; } = "tcp";

    /// <summary>Address for tcp; path prefix for ipc.</summary>
    public string Ip { get; init; } = "127.0.0.1";

    /// <summary>0 lets the kernel choose.</summary>
    public int ShellPort { get; init; }

    public int IOPubPort { get; init; }

    public int StdinPort { get; init; }

    public int ControlPort { get; init; }

    public int HeartbeatPort { get; init; }

    /// <summary>The key of the signatures; empty for unsigned messages.</summary>
    public string Key { get; init; } = "";

    /// <summary>The kernelspec's name, where the front end gives it.</summary>
    public string? KernelName { get; init; }

    /// <summary>Whether only programs on this machine can connect.</summary>
    public bool IsLoopback => Transport == "ipc" || Ip == "localhost" || (IPAddress.TryParse(Ip, out var address) && IPAddress.IsLoopback(address));

    internal ImmutableArray<int> Ports => [ShellPort, IOPubPort, StdinPort, ControlPort, HeartbeatPort];

    /// <summary>The endpoint of a port, in the transport's words.</summary>
    public string Endpoint(int port) => Transport == "ipc"
        ? string.Create(CultureInfo.InvariantCulture, $"ipc://{Ip}-{port}")
        : string.Create(CultureInfo.InvariantCulture, $"tcp://{(Ip.Contains(':', StringComparison.Ordinal) ? $"[{Ip}]" : Ip)}:{port}");

    /// <exception cref="ConnectionFileException">The file is missing or cannot be used; names every fault.</exception>
    public static ConnectionFile Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConnectionFileException([$"{path}: cannot be read: {e.Message} A front end such as Jupyter writes this file when it starts a kernel."]);
        }
    }

    /// <param name="json">The file's text.</param>
    /// <param name="path">How errors name it.</param>
    /// <exception cref="ConnectionFileException">The text cannot be used; names every fault.</exception>
    public static ConnectionFile Parse(string json, string path)
    {
        JsonObject? file;
        try
        {
            file = JsonNode.Parse(json, documentOptions: JsonFields.Reading) as JsonObject;
        }
        catch (JsonException e)
        {
            throw new ConnectionFileException([$"{path}{(e.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $":{line + 1}") : "")}: no valid JSON: {e.Message}"]);
        }

        if (file is null)
        {
            throw new ConnectionFileException([$"{path}: expected a JSON object."]);
        }

        var errors = new List<string>();
        var result = new ConnectionFile
        {
            Transport = Text(file, "transport", "tcp"),
            Ip = Text(file, "ip", "127.0.0.1"),
            Key = Text(file, "key", ""),
            KernelName = file.Text("kernel_name"),
            ShellPort = Port("shell_port"),
            IOPubPort = Port("iopub_port"),
            StdinPort = Port("stdin_port"),
            ControlPort = Port("control_port"),
            HeartbeatPort = Port("hb_port"),
        };
        if (result.Transport is not ("tcp" or "ipc"))
        {
            errors.Add($"{path}: transport: found '{result.Transport}', expected tcp or ipc.");
        }

        var scheme = Text(file, "signature_scheme", "hmac-sha256");
        if (scheme != "hmac-sha256" && result.Key.Length > 0)
        {
            errors.Add($"{path}: signature_scheme: found '{scheme}', expected hmac-sha256.");
        }

        return errors.Count == 0 ? result : throw new ConnectionFileException([.. errors]);

        string Text(JsonObject json, string field, string missing)
        {
            if (json[field] is null)
            {
                return missing;
            }

            if (json.Text(field) is { } text)
            {
                return text;
            }

            errors.Add($"{path}: {field}: found {json[field]!.ToJsonString()}, expected a text.");
            return missing;
        }

        int Port(string field)
        {
            var port = file.Number(field, -1);
            if (port is < 0 or > 65535)
            {
                errors.Add($"{path}: {field}: found {file[field]?.ToJsonString() ?? "nothing"}, expected a port from 0 to 65535.");
            }

            return port;
        }
    }

    /// <summary>Writes the file for its owner's eyes only, and whole or not at all: it holds the key.</summary>
    public void Write(string path)
    {
        var json = new JsonObject
        {
            ["shell_port"] = ShellPort,
            ["iopub_port"] = IOPubPort,
            ["stdin_port"] = StdinPort,
            ["control_port"] = ControlPort,
            ["hb_port"] = HeartbeatPort,
            ["ip"] = Ip,
            ["key"] = Key,
            ["transport"] = Transport,
            ["signature_scheme"] = "hmac-sha256",
            ["kernel_name"] = KernelName ?? "",
        };
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var temporary = path + ".new";
        using (var stream = new FileStream(temporary, options))
        {
            stream.Write(JsonFields.Bytes(json));
        }

        File.Move(temporary, path, overwrite: true);
    }
}
