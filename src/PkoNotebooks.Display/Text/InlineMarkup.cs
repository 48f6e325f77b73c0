namespace PkoNotebooks.Display.Text;

internal enum InlineMark
{
    None,
    Strong,
    EndStrong,
    Emphasis,
    EndEmphasis,
    Paragraph,
    Item,
}

/// <summary>A run of text, a mark, or a hole.</summary>
internal readonly record struct InlineToken(string Text, InlineMark Mark = InlineMark.None, PhraseHole? Hole = null);

/// <summary>
/// The little of Markdown that prose needs: blank lines between paragraphs, <c>- </c> before an item, <c>**strong**</c>, <c>*emphasis*</c>.
/// Only an author's literal text is read for marks, never what stands in a hole.
/// </summary>
internal static class InlineMarkup
{
    public static IEnumerable<InlineToken> Tokens(IEnumerable<(string Text, PhraseHole? Hole)> parts)
    {
        var tokens = parts.SelectMany(p => p.Hole is null ? Split(p.Text) : [new InlineToken("", InlineMark.None, p.Hole)]).ToList();
        return Balance(tokens);
    }

    private static IEnumerable<InlineToken> Split(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var start = 0;
        var i = 0;
        while (i < text.Length)
        {
            var (mark, length) = MarkAt(text, i);
            if (mark == InlineMark.None)
            {
                i++;
                continue;
            }

            if (i > start)
            {
                yield return new(text[start..i]);
            }

            yield return new(text.Substring(i, length), mark);
            i += length;
            start = i;
        }

        if (start < text.Length)
        {
            yield return new(text[start..]);
        }
    }

    private static (InlineMark Mark, int Length) MarkAt(string text, int i)
    {
        if (text[i] == '*')
        {
            return i + 1 < text.Length && text[i + 1] == '*' ? (InlineMark.Strong, 2) : (InlineMark.Emphasis, 1);
        }

        if (text[i] == '\n' || i == 0)
        {
            var next = i;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
            {
                next++;
            }

            if (next + 1 < text.Length && text[next] == '-' && text[next + 1] == ' ')
            {
                return (InlineMark.Item, next + 2 - i);
            }

            if (text[i..next].Count(c => c == '\n') > 1)
            {
                return (InlineMark.Paragraph, next - i);
            }
        }

        return (InlineMark.None, 0);
    }

    // A mark without its partner in the same block, or one that would cross another, is shown as the character it is.
    private static List<InlineToken> Balance(List<InlineToken> tokens)
    {
        var open = new Stack<(InlineMark Mark, int Index)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var mark = tokens[i].Mark;
            if (mark is InlineMark.Paragraph or InlineMark.Item)
            {
                Unmark();
            }
            else if (mark is InlineMark.Strong or InlineMark.Emphasis)
            {
                if (open.TryPeek(out var top) && top.Mark == mark)
                {
                    open.Pop();
                    tokens[i] = tokens[i] with { Mark = mark == InlineMark.Strong ? InlineMark.EndStrong : InlineMark.EndEmphasis };
                }
                else if (open.Any(o => o.Mark == mark))
                {
                    tokens[i] = tokens[i] with { Mark = InlineMark.None };
                }
                else
                {
                    open.Push((mark, i));
                }
            }
        }

        Unmark();
        return tokens;

        void Unmark()
        {
            while (open.TryPop(out var lost))
            {
                tokens[lost.Index] = tokens[lost.Index] with { Mark = InlineMark.None };
            }
        }
    }
}
