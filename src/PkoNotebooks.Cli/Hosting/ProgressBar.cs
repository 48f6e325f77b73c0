using Spectre.Console;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>
/// Progress on standard error: a bar on a terminal, a line per finished piece elsewhere, so that a log stays readable and
/// standard output holds results alone.
/// </summary>
internal sealed class ProgressBar : IDisposable
{
    private readonly Lock _gate = new();
    private readonly int _total;
    private readonly string _what;
    private readonly bool _quiet;
    private readonly bool _interactive = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("CI") != "true";
    private readonly SortedDictionary<string, string> _running = new(StringComparer.Ordinal);
    private int _done;
    // The bar alone may move the cursor: it goes past the guard of the terminal.
    private readonly Lazy<TextWriter> _screen = new(() => new StreamWriter(Console.OpenStandardError(), leaveOpen: true) { AutoFlush = true });
    private int _lastWidth;

    /// <param name="what">What is counted, such as <c>notebooks</c>.</param>
    /// <param name="total">How many steps there are.</param>
    /// <param name="quiet">Nothing is written.</param>
    public ProgressBar(string what, int total, bool quiet = false) => (_what, _total, _quiet) = (what, total, quiet);

    /// <summary>A step began, or moved on to <paramref name="detail"/>.</summary>
    public void Working(string step, string detail)
    {
        lock (_gate)
        {
            _running[step] = detail;
            Draw(detail);
        }
    }

    /// <summary>A step is done; the line is kept above the bar.</summary>
    public void Done(string step, string line)
    {
        lock (_gate)
        {
            _running.Remove(step);
            _done++;
            if (_quiet)
            {
                return;
            }

            Erase();
            Console.Error.WriteLine(line);
            Draw(_running.Values.FirstOrDefault() ?? "");
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            Erase();
        }
    }

    private void Draw(string detail)
    {
        if (_quiet || !_interactive || _total == 0)
        {
            return;
        }

        const int Cells = 24;
        var full = Cells * _done / _total;
        var text = $"[{new string('#', full)}{new string('.', Cells - full)}] {_done}/{_total} {_what}  {detail}";
        var width = Math.Max(20, AnsiConsole.Profile.Width - 1);
        text = text.Length > width ? text[..width] : text;
        Erase();
        Console.Error.Write(text);
        _lastWidth = text.Length;
    }

    private void Erase()
    {
        if (_lastWidth > 0)
        {
            _screen.Value.Write('\r' + new string(' ', _lastWidth) + '\r');
            _lastWidth = 0;
        }
    }
}
