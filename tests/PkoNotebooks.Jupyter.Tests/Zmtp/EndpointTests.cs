using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Tests.Zmtp;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("tcp://127.0.0.1:5555", "127.0.0.1", 5555)]
    [InlineData("tcp://localhost:0", "localhost", 0)]
    [InlineData("tcp://[::1]:65535", "::1", 65535)]
    [InlineData("tcp://*:80", "*", 80)]
    public void Tcp_endpoints_are_read_and_written_back(string text, string host, int port)
    {
        var endpoint = ZmtpEndpoint.Parse(text);
        Assert.Equal((host, port, null), (endpoint.Host, endpoint.Port, endpoint.Path));
        Assert.Equal(text, endpoint.ToString());
    }

    [Fact]
    public void Ipc_endpoints_are_read_and_written_back() => Assert.Equal("/tmp/a b", ZmtpEndpoint.Parse("ipc:///tmp/a b").Path);

    [Theory]
    [InlineData("")]
    [InlineData("tcp://")]
    [InlineData("tcp://host")]
    [InlineData("tcp://host:port")]
    [InlineData("tcp://host:65536")]
    [InlineData("tcp://host:-1")]
    [InlineData("ipc://")]
    [InlineData("udp://host:1")]
    public void Anything_else_is_an_error_that_says_what_was_expected(string text) =>
        Assert.Contains("expected tcp://HOST:PORT", Assert.Throws<FormatException>(() => ZmtpEndpoint.Parse(text)).Message, StringComparison.Ordinal);
}
