using PkoNotebooks.Display.Charts.Drawing;

namespace PkoNotebooks.Display.Tests.Charts;

/// <summary>What is wrong with the places of labels.</summary>
internal static class LabelCheck
{
    public static IEnumerable<string> Problems(IReadOnlyList<PlacedText> texts, Scene scene)
    {
        var room = new Box(-0.6, -0.6, scene.Width + 1.2, scene.Height + 1.2);
        foreach (var text in texts.Where(t => !t.Box.Within(room)))
        {
            yield return $"\"{text.Text}\" at {text.Box} leaves the drawing of {scene.Width} × {scene.Height}";
        }

        for (var i = 0; i < texts.Count; i++)
        {
            for (var j = i + 1; j < texts.Count; j++)
            {
                if (texts[i].Box.Grow(-0.6).Overlaps(texts[j].Box.Grow(-0.6)))
                {
                    yield return $"\"{texts[i].Text}\" at {texts[i].Box} meets \"{texts[j].Text}\" at {texts[j].Box}";
                }
            }
        }
    }
}
