using System.Globalization;

namespace PkoNotebooks.Benchmarks.Measuring;

/// <summary>The words after the benchmark's name: values, and options that begin with two dashes.</summary>
internal sealed class Arguments
{
    public const string Usage = """
        jupyter [--kernel pko] [--other python3] [--starts 7] [--cells 500]   two installed kernels, by turns
        import FILE [--rows 10000000] [--data DIR] [--repeats 3]              the importer against pandas, on FILE and on FILE repeated
        load [--data DIR] [--repeats 20]                                      the data package, all tables
        render [--repeats 3]                                                  the site: cold, unchanged, after each kind of change; against nbconvert
        paint [SITE] [--against SITE] [--loads 15]                            first paint of each page from disk, in Chromium
        Each prints a table; with --check the exit code is 1 where an aim is missed. PKO_PYTHON names the Python to compare with.
        """;

    private readonly List<string> _values = [];
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    public Arguments(IEnumerable<string> words)
    {
        using var word = words.GetEnumerator();
        while (word.MoveNext())
        {
            if (word.Current == "--check")
            {
                Check = true;
            }
            else if (word.Current.StartsWith("--", StringComparison.Ordinal))
            {
                var name = word.Current;
                _options[name] = word.MoveNext() ? word.Current : throw new ArgumentException($"{name}: found nothing after it, expected a value.");
            }
            else
            {
                _values.Add(word.Current);
            }
        }
    }

    /// <summary>Whether a missed aim is a failure.</summary>
    public bool Check { get; }

    public string? Value(int index) => _values.ElementAtOrDefault(index);

    public string Text(string option, string missing) => _options.GetValueOrDefault(option, missing);

    /// <exception cref="ArgumentException">It is no positive number.</exception>
    public int Number(string option, int missing) => !_options.TryGetValue(option, out var text) ? missing
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new ArgumentException($"{option}: found '{text}', expected a number of at least 1.");
}
