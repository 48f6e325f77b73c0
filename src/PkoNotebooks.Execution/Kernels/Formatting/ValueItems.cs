using System.Collections;

namespace PkoNotebooks.Execution.Kernels.Formatting;

/// <summary>The first items of a sequence, and what is known of the rest without going through it.</summary>
/// <param name="Shown">At most as many as the limit.</param>
/// <param name="More">How many follow: 0 for none, a count where the sequence knows it, null for some.</param>
/// <param name="Error">What the sequence threw, or null.</param>
internal sealed record ValueItems(List<object?> Shown, int? More, Exception? Error)
{
    public static ValueItems Of(IEnumerable sequence, int limit)
    {
        var shown = new List<object?>();
        IEnumerator? enumerator = null;
        try
        {
            enumerator = sequence.GetEnumerator();
            while (enumerator.MoveNext())
            {
                if (shown.Count == limit)
                {
                    return new ValueItems(shown, Count(sequence) - limit, null);
                }

                shown.Add(enumerator.Current);
            }

            return new ValueItems(shown, 0, null);
        }
        catch (Exception error) when (error is not ThreadAbortException)
        {
            return new ValueItems(shown, 0, error);
        }
        finally
        {
            (enumerator as IDisposable)?.Dispose();
        }
    }

    /// <summary>The note after the shown items, such as <c>(31 more)</c>; null where nothing is left out.</summary>
    public string? Note => Error is not null ? $"({Error.GetType().Name}: {Error.Message})" : More switch
    {
        0 => null,
        null => "(more)",
        { } count => FormattableString.Invariant($"({count} more)"),
    };

    private static int? Count(IEnumerable sequence)
    {
        if (sequence is ICollection collection)
        {
            return collection.Count;
        }

        // ICollection<T> and IReadOnlyCollection<T> know it too; anything else would have to be run through.
        var counted = sequence.GetType().GetInterfaces().FirstOrDefault(i =>
            i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>) || i.GetGenericTypeDefinition() == typeof(ICollection<>)));
        return counted?.GetProperty("Count")?.GetValue(sequence) as int?;
    }
}
