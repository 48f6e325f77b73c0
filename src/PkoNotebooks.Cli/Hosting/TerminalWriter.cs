using System.Globalization;
using System.Text;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>
/// Writes text that notebooks and tables had a hand in to a terminal or a log: control characters, which could clear the
/// screen, colour a failure away or overwrite a line, and marks that turn text around arrive as U+FFFD. Line ends and tabs stay.
/// </summary>
internal sealed class TerminalWriter(TextWriter inner) : TextWriter(CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => inner.Encoding;

    /// <summary>From here on all that the command says through <see cref="Console"/> goes through such writers.</summary>
    public static void Guard()
    {
        Console.SetOut(new TerminalWriter(Console.Out));
        Console.SetError(new TerminalWriter(Console.Error));
    }

    public override void Write(char value) => inner.Write(IsSafe(value) ? value : '\uFFFD');

    public override void Write(string? value) => inner.Write(value is null || value.All(IsSafe) ? value : Safe(value));

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void WriteLine(string? value)
    {
        // In one piece, so that lines of several threads do not mix.
        Write(value + Environment.NewLine);
    }

    public override void Flush() => inner.Flush();

    private static string Safe(string text) => string.Concat(text.Select(c => IsSafe(c) ? c : '\uFFFD'));

    private static bool IsSafe(char c) => c is '\n' or '\t' || (c == '\r' && Environment.NewLine.Length == 2)
        || !(char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
}
