using System.Text;
using System.Text.RegularExpressions;

namespace PkoNotebooks.Jupyter.Client;

/// <summary>
/// What a kernel said on standard error that tells why it ended: the beginning of a crash, whose trace may be endless, or else
/// its last lines. Safe to hear and read at the same time.
/// </summary>
internal sealed partial class LastWords
{
    private const int MaxCrash = 800;
    private const int MaxTail = 4000;

    private readonly Lock _gate = new();
    private readonly StringBuilder _said = new();
    private bool _crashed;

    /// <summary>Whole lines; empty where it said nothing.</summary>
    public string Text
    {
        get
        {
            lock (_gate)
            {
                return _said.ToString().Trim();
            }
        }
    }

    /// <param name="line">A line of standard error; null at its end.</param>
    public void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_gate)
        {
            if (!_crashed && Crash().IsMatch(line))
            {
                _crashed = true;
                _said.Clear();
            }

            if (_crashed)
            {
                // The frames repeat themselves; the first say where.
                if (_said.Length < MaxCrash)
                {
                    _said.Append(line.Length > MaxCrash ? line[..MaxCrash] + "…" : line).Append('\n');
                }

                return;
            }

            _said.Append(line.Length > MaxTail ? "…" + line[^MaxTail..] : line).Append('\n');
            while (_said.Length > MaxTail && _said.ToString().IndexOf('\n', StringComparison.Ordinal) is var first && first < _said.Length - 1)
            {
                _said.Remove(0, first + 1);
            }
        }
    }

    // .NET's, the runtime's and Python's own words for an end that nobody caught.
    [GeneratedRegex(@"^(Stack overflow|Unhandled exception|Process terminated|Out of memory|Fatal (Python )?error)", RegexOptions.IgnoreCase)]
    private static partial Regex Crash();
}
