using PkoNotebooks.Cli.Hosting;

namespace PkoNotebooks.Cli.Tests.Hosting;

public sealed class TerminalWriterTests
{
    [Theory]
    [InlineData("\u001b[2J\u001b[32mpassed", "\uFFFD[2J\uFFFD[32mpassed")]
    [InlineData("failed\rpassed", "failed\uFFFDpassed")]
    [InlineData("\u009b31m \u0007 \u007f \0", "\uFFFD31m \uFFFD \uFFFD \uFFFD")]
    [InlineData("01\u202Efdp.exe", "01\uFFFDfdp.exe")]
    public void What_could_steer_a_terminal_arrives_as_a_replacement_character(string text, string written) => Assert.Equal(written, Written(text));

    [Theory]
    [InlineData("cell 3, line 2:\n\tCôte d'Ivoire, 日本, 🕊")]
    [InlineData("")]
    public void Letters_of_any_script_line_ends_and_tabs_arrive_as_they_are(string text) => Assert.Equal(text, Written(text));

    [Fact]
    public void Every_way_to_write_is_guarded()
    {
        using var inner = new StringWriter();
        using var writer = TextWriter.Synchronized(new TerminalWriter(inner));
        writer.Write('\u001b');
        writer.Write("\u001b".AsSpan());
        writer.Write(['a', '\u001b', 'b'], 1, 1);
        writer.WriteLine("\u001b");
        writer.WriteLine("{0}", "\u001b");
        writer.Flush();
        Assert.Equal(5, inner.ToString().Count(c => c == '\uFFFD'));
        Assert.DoesNotContain('\u001b', inner.ToString());
    }

    private static string Written(string text)
    {
        using var inner = new StringWriter();
        using var writer = new TerminalWriter(inner);
        writer.Write(text);
        return inner.ToString();
    }
}
