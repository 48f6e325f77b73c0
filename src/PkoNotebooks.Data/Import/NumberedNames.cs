namespace PkoNotebooks.Data.Import;

/// <summary>Names numbered from 0 in the order in which they first come, so that rows hold a number in place of a name.</summary>
internal sealed class NumberedNames
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public string this[int number] => _names[number];

    /// <summary>The name's number; a new one where it comes for the first time.</summary>
    public int NumberOf(string name)
    {
        if (!_numbers.TryGetValue(name, out var number))
        {
            _numbers[name] = number = _names.Count;
            _names.Add(name);
        }

        return number;
    }
}
