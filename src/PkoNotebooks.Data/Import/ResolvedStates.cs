using PkoNotebooks.Data.Csv;

namespace PkoNotebooks.Data.Import;

/// <summary>The states of a file, numbered from 0 as they come; each different pair of code and name is resolved once.</summary>
internal sealed class ResolvedStates(ImportContext context)
{
    private readonly Utf8Pool<string> _codes = new(text => text);
    private readonly Utf8Pool<string> _names = new(text => text);
    private readonly NumberedNames _states = new();
    private readonly Dictionary<long, int> _resolved = [];
    private (long Cells, int State) _last = (-1, -1);

    /// <summary>The state's code in our tables.</summary>
    public string this[int number] => _states[number];

    /// <summary>The name as it stands in the file.</summary>
    public string Name(int nameCell) => _names.Text(nameCell);

    /// <summary>The state's number, -1 where it is unknown; its name's cell is numbered too.</summary>
    public int NumberOf(ReadOnlySpan<byte> code, ReadOnlySpan<byte> name, out int nameCell)
    {
        nameCell = _names.IndexOf(name);
        var codeCell = _codes.IndexOf(code);
        var key = ((long)codeCell << 32) | (uint)nameCell;
        if (_last.Cells == key)
        {
            return _last.State;
        }

        if (!_resolved.TryGetValue(key, out var state))
        {
            var iso3 = context.Country(_codes[codeCell], _names[nameCell]);
            _resolved[key] = state = iso3 is null ? -1 : _states.NumberOf(iso3);
        }

        _last = (key, state);
        return state;
    }
}
