using FsCheck;
using FsCheck.Fluent;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Charts.Layout;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Tests.Charts;

public sealed class LabelLayoutTests
{
    public static TheoryData<string> Kinds => [.. RandomCharts.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_label_overlaps_another_or_leaves_the_drawing(string kind) => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        foreach (var language in new[] { DisplayLanguage.English, DisplayLanguage.Japanese })
        {
            var chart = RandomCharts.Make(kind, seed, language);
            foreach (var size in new[] { ChartSize.Wide, ChartSize.Narrow })
            {
                if (!chart.Plot.IsEmpty)
                {
                    var scene = ChartSvg.Draw(chart.Plot, size, language, switches: true);
                    var problems = LabelCheck.Problems(scene.Texts, scene).Concat(scene.IsLogarithmicFirst is null ? [] : LabelCheck.Problems(scene.OtherTexts, scene));
                    Assert.True(!problems.Any(), $"{kind}, seed {seed}, {size.Name}, {language.Code}: {problems.FirstOrDefault()}");
                }
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    [Fact]
    public void Stacked_labels_keep_their_order_and_their_distance_and_stay_inside() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NormalFloat[]>(), wanted =>
        {
            double[] centres = [.. wanted.Select(w => Math.IEEERemainder(w.Get, 400))];
            var placed = LabelStack.Place(centres, [.. centres.Select(_ => 1)], 16, 0, 300);
            var known = centres.Zip(placed).Where(p => p.Second is not null).OrderBy(p => p.Second).ToList();
            Assert.Equal(Math.Min(centres.Length, 18), known.Count);
            Assert.All(known, p => Assert.InRange(p.Second!.Value, 8 - 1e-6, 292 + 1e-6));
            foreach (var (a, b) in known.Zip(known.Skip(1)))
            {
                Assert.True(b.Second - a.Second >= 16 - 1e-6);
                Assert.True(a.First <= b.First);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Labels_that_do_not_touch_stay_where_they_want_to_be() =>
        Assert.Equal([20.0, 60.0, 100.0], LabelStack.Place([20, 60, 100], [1, 1, 1], 16, 0, 300));

    [Fact]
    public void Where_there_is_no_room_for_all_the_label_in_focus_stays()
    {
        var placed = LabelStack.Place([10, 10, 10], [0, 2, 0], 16, 0, 20);
        Assert.Equal([null, 10.0, null], placed);
    }
}
