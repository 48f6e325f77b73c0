using System.Numerics;
using System.Runtime.InteropServices;

namespace PkoNotebooks.Data.Package;

/// <summary>
/// Puts rows in the order of their table. The first fields of a key (a day, a state, a mission) have few different values in many
/// rows, so these are ranked once and packed into one number, and texts are compared only where the numbers are the same.
/// </summary>
internal static class RowSorting
{
    private const int Bits = 64;

    // A field with more different values hardly saves a comparison, and numbering them takes its time.
    private const int MostValues = 1 << 13;

    /// <summary>The rows in the order of <see cref="RowOrder"/>; rows with the same key stay as they came.</summary>
    public static List<string[]> Sorted(ResourceDescriptor resource, IEnumerable<string[]> rows)
    {
        var all = rows.ToArray();
        var keys = PackedKeys(resource, all);
        var places = new int[all.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        Array.Sort(keys, places);
        SortSameKeys(keys, places, all, new RowOrder(resource));
        var sorted = new List<string[]>(all.Length);
        foreach (var place in places)
        {
            sorted.Add(all[place]);
        }

        return sorted;
    }

    // Field by field from the first, as long as the numbers fit; the order of fields left out is decided by their texts.
    private static ulong[] PackedKeys(ResourceDescriptor resource, string[][] rows)
    {
        var keys = new ulong[rows.Length];
        var free = Bits;
        foreach (var column in resource.PrimaryKey.Select(resource.IndexOf))
        {
            if (resource.Fields[column].Type is FieldType.Integer or FieldType.Number)
            {
                break;
            }

            if (Numbered(rows, column) is not var (numbers, texts))
            {
                break;
            }

            var width = BitOperations.Log2((uint)texts.Count + 1) + 1;
            if (width > free)
            {
                break;
            }

            var ranks = Ranks(texts);
            for (var i = 0; i < keys.Length; i++)
            {
                keys[i] = (keys[i] << width) | (uint)ranks[numbers[i]];
            }

            free -= width;
        }

        return keys;
    }

    private static (int[] NumberOfRow, List<string> Texts)? Numbered(string[][] rows, int column)
    {
        var numbers = new int[rows.Length];
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var texts = new List<string>();
        string? last = null;
        var number = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var text = rows[i][column];
            if (!ReferenceEquals(text, last))
            {
                ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(known, text, out var exists);
                if (!exists)
                {
                    if (texts.Count == MostValues)
                    {
                        return null;
                    }

                    entry = texts.Count;
                    texts.Add(text);
                }

                (number, last) = (entry, text);
            }

            numbers[i] = number;
        }

        return (numbers, texts);
    }

    private static int[] Ranks(List<string> texts)
    {
        var inOrder = texts.ToArray();
        var numbers = Enumerable.Range(0, inOrder.Length).ToArray();
        Array.Sort(inOrder, numbers, StringComparer.Ordinal);
        var ranks = new int[numbers.Length];
        for (var rank = 0; rank < numbers.Length; rank++)
        {
            ranks[numbers[rank]] = rank;
        }

        return ranks;
    }

    private static void SortSameKeys(ulong[] keys, int[] places, string[][] rows, RowOrder order)
    {
        var byText = Comparer<int>.Create((x, y) => order.Compare(rows[x], rows[y]) is not 0 and var difference ? difference : x.CompareTo(y));
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                Array.Sort(places, start, end - start, byText);
            }

            start = end;
        }
    }
}
