using PkoNotebooks.Jupyter.Messages;

namespace PkoNotebooks.Jupyter.Tests.Messages;

public sealed class ConnectionFileTests
{
    [Fact]
    public void A_file_is_read_back_as_written_and_is_for_its_owner_only()
    {
        var folder = Directory.CreateTempSubdirectory("connection");
        var path = Path.Combine(folder.FullName, "kernel.json");
        var connection = new ConnectionFile { ShellPort = 1, IOPubPort = 2, StdinPort = 3, ControlPort = 4, HeartbeatPort = 5, Key = "k", KernelName = "pko" };
        connection.Write(path);
        Assert.Equal(connection, ConnectionFile.Read(path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        Assert.Equal(["kernel.json"], Directory.GetFiles(folder.FullName).Select(Path.GetFileName));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var error = Assert.Throws<ConnectionFileException>(() => ConnectionFile.Parse(
            """{"transport":"udp","ip":7,"key":"k","signature_scheme":"hmac-md5","shell_port":70000,"iopub_port":"1","stdin_port":3,"control_port":4,"hb_port":5}""", "c.json"));
        Assert.Equal(
            [
                "c.json: ip: found 7, expected a text.",
                "c.json: shell_port: found 70000, expected a port from 0 to 65535.",
                "c.json: iopub_port: found \"1\", expected a port from 0 to 65535.",
                "c.json: transport: found 'udp', expected tcp or ipc.",
                "c.json: signature_scheme: found 'hmac-md5', expected hmac-sha256.",
            ],
            error.Errors.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"key":"a","key":"b"}""")]
    public void What_is_no_json_object_or_names_a_field_twice_is_an_error_with_the_file_name(string json) =>
        Assert.Contains("c.json", Assert.Throws<ConnectionFileException>(() => ConnectionFile.Parse(json, "c.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_an_error_that_says_who_writes_it() =>
        Assert.Contains("writes this file", Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read("/no/such/file.json")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("tcp", "127.0.0.1", true, "tcp://127.0.0.1:9")]
    [InlineData("tcp", "::1", true, "tcp://[::1]:9")]
    [InlineData("tcp", "localhost", true, "tcp://localhost:9")]
    [InlineData("tcp", "0.0.0.0", false, "tcp://0.0.0.0:9")]
    [InlineData("tcp", "example.org", false, "tcp://example.org:9")]
    [InlineData("ipc", "/tmp/kernel", true, "ipc:///tmp/kernel-9")]
    public void Endpoints_follow_the_transport(string transport, string ip, bool loopback, string endpoint)
    {
        var connection = new ConnectionFile { Transport = transport, Ip = ip };
        Assert.Equal((loopback, endpoint), (connection.IsLoopback, connection.Endpoint(9)));
    }
}
