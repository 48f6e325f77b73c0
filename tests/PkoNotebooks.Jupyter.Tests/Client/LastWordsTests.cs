using PkoNotebooks.Jupyter.Client;

namespace PkoNotebooks.Jupyter.Tests.Client;

public sealed class LastWordsTests
{
    private readonly LastWords _words = new();

    [Fact]
    public void A_kernel_that_ends_quietly_has_none()
    {
        Hear((string?)null);
        Assert.Equal("", _words.Text);
    }

    [Fact]
    public void Of_an_endless_trace_the_beginning_says_what_happened_and_where()
    {
        Hear("info: listening", "Stack overflow.", "   at Notebook.First()");
        Hear([.. Enumerable.Repeat("   at Notebook.Again(System.Int32)", 10_000)]);
        Assert.StartsWith("Stack overflow.\n   at Notebook.First()\n   at Notebook.Again", _words.Text, StringComparison.Ordinal);
        Assert.True(_words.Text.Length < 1000);
    }

    [Theory]
    [InlineData("Unhandled exception. System.InvalidOperationException: no")]
    [InlineData("Fatal Python error: Segmentation fault")]
    public void Whatever_was_said_before_a_crash_is_forgotten(string crash)
    {
        Hear("info: listening", crash);
        Assert.Equal(crash, _words.Text);
    }

    [Fact]
    public void Without_a_crash_the_last_lines_stay_and_each_of_them_whole()
    {
        Hear([.. Enumerable.Range(0, 10_000).Select(i => $"line {i} of many")]);
        var lines = _words.Text.Split('\n');
        Assert.Equal("line 9999 of many", lines[^1]);
        Assert.All(lines, line => Assert.Matches(@"^line \d+ of many$", line));
        Assert.True(_words.Text.Length <= 4000);
    }

    [Fact]
    public void A_line_without_end_is_cut()
    {
        Hear(new string('x', 1_000_000) + "end");
        Assert.EndsWith("end", _words.Text, StringComparison.Ordinal);
        Assert.True(_words.Text.Length < 4100);
    }

    private void Hear(params string?[] lines)
    {
        foreach (var line in lines)
        {
            _words.Hear(line);
        }
    }
}
