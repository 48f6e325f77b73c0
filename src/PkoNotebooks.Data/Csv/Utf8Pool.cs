using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace PkoNotebooks.Data.Csv;

/// <summary>
/// Gives each distinct cell of a column a number and remembers what it was read as, so that a name that stands in a million
/// rows is decoded and resolved once. Full, it forgets nothing and refuses: a column of names has thousands of values, not millions.
/// </summary>
internal sealed class Utf8Pool<T>(Func<string, T> resolve)
{
    private const int Most = 1 << 20;

    private readonly List<(byte[] Bytes, string Text, T Value)> _entries = [];
    private int[] _slots = new int[256];
    private int _last = -1;

    public T this[int index] => _entries[index].Value;

    public int Count => _entries.Count;

    public string Text(int index) => _entries[index].Text;

    public int IndexOf(ReadOnlySpan<byte> bytes)
    {
        // Files are sorted more or less: a date, a state, a file stands in many rows one after another.
        if (_last >= 0 && bytes.SequenceEqual(_entries[_last].Bytes))
        {
            return _last;
        }

        return _last = Search(bytes);
    }

    private int Search(ReadOnlySpan<byte> bytes)
    {
        var mask = _slots.Length - 1;
        var slot = Hash(bytes) & mask;
        while (_slots[slot] != 0)
        {
            var index = _slots[slot] - 1;
            if (bytes.SequenceEqual(_entries[index].Bytes))
            {
                return index;
            }

            slot = (slot + 1) & mask;
        }

        return Add(bytes, slot);
    }

    private int Add(ReadOnlySpan<byte> bytes, int slot)
    {
        if (_entries.Count >= Most)
        {
            throw new InvalidOperationException("A column of names has more than a million different values.");
        }

        var text = Encoding.UTF8.GetString(bytes);
        _entries.Add((bytes.ToArray(), text, resolve(text)));
        _slots[slot] = _entries.Count;
        if (_entries.Count * 2 > _slots.Length)
        {
            Grow();
        }

        return _entries.Count - 1;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var i = 0; i < _entries.Count; i++)
        {
            var slot = Hash(_entries[i].Bytes) & mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = i + 1;
        }
    }

    // Eight bytes at a time, multiplied and mixed: the cells are short and not chosen by an enemy, and a bad case is bounded by
    // the limit above.
    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        var hash = (ulong)bytes.Length;
        while (bytes.Length >= 8)
        {
            hash = (BitOperations.RotateLeft(hash, 23) ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * Prime;
            bytes = bytes[8..];
        }

        foreach (var value in bytes)
        {
            hash = (BitOperations.RotateLeft(hash, 7) ^ value) * Prime;
        }

        return (int)(hash >> 33);
    }
}
