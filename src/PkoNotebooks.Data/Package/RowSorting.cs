using System.Numerics;

namespace PkoNotebooks.Data.Package;

/// <summary>
/// Puts rows in the order of their table. The first fields of a key (a day, a state, a mission) have few different values in many
/// rows, so these are ranked once and packed into one number, and texts are compared only where the numbers are the same.
/// </summary>
internal static class RowSorting
{
    private const int Bits = 64;

    /// <summary>The rows in the order of <see cref="RowOrder"/>; rows with the same key stay as they came.</summary>
    public static List<string[]> Sorted(ResourceDescriptor resource, IEnumerable<string[]> rows)
    {
        var all = rows.ToArray();
        var (keys, packed, bits) = PackedKeys(resource, all);
        var places = Places(keys, bits);
        SortSameKeys(keys, places, all, new RowOrder(resource, packed));
        var sorted = new List<string[]>(all.Length);
        foreach (var place in places)
        {
            sorted.Add(all[place]);
        }

        return sorted;
    }

    // Field by field from the first, as long as the numbers fit; the order of the fields left out is decided by their texts.
    private static (ulong[] Keys, int Fields, int Bits) PackedKeys(ResourceDescriptor resource, string[][] rows)
    {
        var columns = Columns(resource);
        var numbers = new int[rows.Length * columns.Count];
        var next = 0;
        foreach (var row in rows)
        {
            foreach (var column in columns)
            {
                numbers[next++] = column.NumberOf(row);
            }
        }

        var keys = new ulong[rows.Length];
        var free = Bits;
        for (var c = 0; c < columns.Count; c++)
        {
            var width = BitOperations.Log2((uint)columns[c].Texts.Count + 1) + 1;
            if (columns[c].HasTooMany || width > free)
            {
                return (keys, c, Bits - free);
            }

            var ranks = Ranks(columns[c].Texts);
            for (var i = 0; i < keys.Length; i++)
            {
                keys[i] = (keys[i] << width) | (uint)ranks[numbers[(i * columns.Count) + c]];
            }

            free -= width;
        }

        return (keys, columns.Count, Bits - free);
    }

    // Of the primary key's fields, those before the first number.
    private static List<NumberedColumn> Columns(ResourceDescriptor resource)
    {
        var columns = new List<NumberedColumn>();
        foreach (var field in resource.PrimaryKey)
        {
            var column = resource.IndexOf(field);
            if (resource.Fields[column].Type is FieldType.Integer or FieldType.Number)
            {
                break;
            }

            columns.Add(new(column));
        }

        return columns;
    }

    private static int[] Ranks(List<string> texts)
    {
        var inOrder = texts.ToArray();
        Array.Sort(inOrder, StringComparer.Ordinal);
        var ranks = new int[inOrder.Length];
        for (var i = 0; i < ranks.Length; i++)
        {
            ranks[i] = Array.BinarySearch(inOrder, texts[i], StringComparer.Ordinal);
        }

        return ranks;
    }

    // Where the rows with the smallest keys stand, and so on, those with the same key as they came. By a digit at a time from the
    // last one (a radix sort): the keys have few bits, and the general sort of a new type of keys is compiled at each run.
    private static int[] Places(ulong[] keys, int bits)
    {
        const int Digit = 11;
        var places = new int[keys.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        var sorted = new int[keys.Length];
        var starts = new int[(1 << Digit) + 1];
        for (var shift = 0; shift < bits; shift += Digit)
        {
            Array.Clear(starts);
            foreach (var key in keys)
            {
                starts[(int)((key >> shift) & ((1 << Digit) - 1)) + 1]++;
            }

            for (var i = 1; i < starts.Length; i++)
            {
                starts[i] += starts[i - 1];
            }

            foreach (var place in places)
            {
                sorted[starts[(int)((keys[place] >> shift) & ((1 << Digit) - 1))]++] = place;
            }

            (places, sorted) = (sorted, places);
        }

        return places;
    }

    private static void SortSameKeys(ulong[] keys, int[] places, string[][] rows, RowOrder order)
    {
        var byText = Comparer<int>.Create((x, y) => order.Compare(rows[x], rows[y]) is not 0 and var difference ? difference : x.CompareTo(y));
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            var inOrder = true;
            while (end < keys.Length && keys[places[end]] == keys[places[start]])
            {
                inOrder = inOrder && byText.Compare(places[end - 1], places[end]) < 0;
                end++;
            }

            // Most files have them in order already.
            if (!inOrder)
            {
                Array.Sort(places, start, end - start, byText);
            }

            start = end;
        }
    }
}
