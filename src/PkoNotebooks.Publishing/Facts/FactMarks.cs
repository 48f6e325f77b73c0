using System.Globalization;
using AngleSharp.Dom;

namespace PkoNotebooks.Publishing.Facts;

/// <summary>Turns each <c>data.pko-fact</c> of an output into a button that opens the fact's card.</summary>
internal static class FactMarks
{
    public static void Link(IElement root, FactsPayload payload, FactRegister register)
    {
        foreach (var mark in root.QuerySelectorAll("data.pko-fact"))
        {
            var key = mark.GetAttribute("data-key");
            var candidates = payload.Facts.Where(f => f.Key == key).ToList();
            if (candidates.Count == 0)
            {
                continue;
            }

            var shown = mark.TextContent.Trim();
            var fact = candidates.Find(f => f.Text == shown) ?? candidates[0];
            var registered = register.Register(fact);
            mark.SetAttribute("data-n", registered.Number.ToString(CultureInfo.InvariantCulture));

            // The card says what the title said, and more.
            mark.RemoveAttribute("title");
            if (mark.Closest("a, button, summary, label, option, svg") is not null)
            {
                continue;
            }

            var button = mark.Owner!.CreateElement("button");
            button.SetAttribute("type", "button");
            button.ClassName = "nb-fact";
            button.SetAttribute("popovertarget", registered.Id);
            button.Append([.. mark.ChildNodes]);
            mark.Append(button);
        }
    }
}
