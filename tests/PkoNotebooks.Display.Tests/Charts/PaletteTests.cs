using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Html;

namespace PkoNotebooks.Display.Tests.Charts;

public sealed class PaletteTests
{
    // Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1.0.
    private static readonly Dictionary<string, double[]> Deficiencies = new()
    {
        ["protanopia"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["deuteranopia"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["tritanopia"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
        ["full colour"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
    };

    public static TheoryData<string> Schemes => ["light", "dark"];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Marks_reach_3_to_1_and_texts_4_and_a_half_to_1(string scheme)
    {
        var palette = Of(scheme);
        Assert.All(palette.Compare.Append(palette.Focus).Append(palette.Context), c => Assert.True(Contrast(c, palette.Ground) >= 3, c));
        Assert.All(palette.Compare.Append(palette.Focus).Append(palette.Ink).Append(palette.Muted), c => Assert.True(Contrast(c, palette.Ground) >= 4.5, c));
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Colours_of_series_stay_apart_under_simulated_colour_blindness(string scheme)
    {
        var palette = Of(scheme);
        // The focus must stand out from all others by colour; compared series also differ by dash and shape.
        foreach (var (name, matrix) in Deficiencies)
        {
            Assert.All(palette.Compare.Append(palette.Context), other =>
            {
                var distance = Distance(Lab(palette.Focus, matrix), Lab(other, matrix));
                Assert.True(distance >= 12, $"{name}: {palette.Focus} and {other} are {distance:F1} apart.");
            });
            var others = palette.Compare.Add(palette.Context);
            foreach (var (a, b) in others.SelectMany((a, i) => others[(i + 1)..].Select(b => (a, b))))
            {
                var distance = Distance(Lab(a, matrix), Lab(b, matrix));
                Assert.True(distance >= 8, $"{name}: {a} and {b} are {distance:F1} apart.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Every_mark_stands_out_from_its_ground_under_simulated_colour_blindness(string scheme)
    {
        var palette = Of(scheme);
        foreach (var (name, matrix) in Deficiencies)
        {
            Assert.All(palette.Compare.Append(palette.Focus).Append(palette.Context), mark =>
            {
                var contrast = Contrast(Simulated(mark, matrix), Simulated(palette.Ground, matrix));
                Assert.True(contrast >= 3, $"{name}: {mark} on {palette.Ground} has a contrast of {contrast:F2}.");
            });
        }
    }

    [Fact]
    public void Lines_differ_by_dash_or_width_where_there_is_no_colour()
    {
        var looks = new[] { "f", "c", "1", "2", "3", "4" }.Select(code =>
        {
            var rule = System.Text.RegularExpressions.Regex.Match(PageStyle.ChartCss, $@"\.l-{code}\{{stroke:[^;]*;stroke-width:([\d.]+)(?:;stroke-dasharray:([\d ]+))?\}}");
            Assert.True(rule.Success, $"the style sheet has no line {code}");
            return (Width: rule.Groups[1].Value, Dash: rule.Groups[2].Value);
        }).ToList();
        Assert.Equal(looks.Count, looks.Distinct().Count());
        Assert.Single(looks, l => l.Dash.Length == 0 && double.Parse(l.Width, System.Globalization.CultureInfo.InvariantCulture) > 2);
    }

    [Theory]
    [InlineData("light", "#e3e6ea")]
    [InlineData("dark", "#2c3138")]
    public void Filled_and_pale_spans_of_a_timeline_differ_in_grey(string scheme, string pale)
    {
        Assert.Contains($"--pko-grid:{pale}", PageStyle.ChartCss, StringComparison.Ordinal);
        Assert.True(Contrast(Of(scheme).Focus, pale) >= 3, "a filled span against a pale one");
        Assert.True(Contrast(Of(scheme).Context, Of(scheme).Ground) >= 3, "the outline of a pale span against the ground");
        var chart = Show.Timeline("t", "T", null, [Show.Entry("a", "b", new(2000, 1, 1), new(2001, 1, 1)), Show.Entry("a", "c", new(2002, 1, 1), new(2003, 1, 1), tone: SeriesTone.Focus)]);
        var svg = chart.Format(PkoNotebooks.Display.Mime.MimeTypes.Svg);
        Assert.Contains("class=\"m-b\"", svg, StringComparison.Ordinal);
        Assert.Contains("class=\"m-f\"", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_styles_share_both_dash_and_marker()
    {
        var styles = SeriesStyle.For([SeriesTone.Focus, SeriesTone.Compare, SeriesTone.Compare, SeriesTone.Compare, SeriesTone.Compare]);
        Assert.Equal(5, styles.Select(s => (s.Dash, s.Symbol)).Distinct().Count());
        Assert.Equal(5, styles.Select(s => s.Code).Distinct().Count());
    }

    [Fact]
    public void The_style_sheet_says_the_same_colours()
    {
        var css = PageStyle.ChartCss;
        var dark = css.IndexOf("prefers-color-scheme:dark", StringComparison.Ordinal);
        foreach (var (palette, part) in new[] { (Palette.Light, css[..dark]), (Palette.Dark, css[dark..]) })
        {
            Assert.Contains($"--pko-ground:{palette.Ground}", part, StringComparison.Ordinal);
            Assert.Contains($"--pko-ink:{palette.Ink}", part, StringComparison.Ordinal);
            Assert.Contains($"--pko-muted:{palette.Muted}", part, StringComparison.Ordinal);
            Assert.Contains($"--pko-accent:{palette.Focus}", part, StringComparison.Ordinal);
            Assert.Contains($"--pko-context:{palette.Context}", part, StringComparison.Ordinal);
            for (var i = 0; i < palette.Compare.Length; i++)
            {
                Assert.Contains($"--pko-s{i + 1}:{palette.Compare[i]}", part, StringComparison.Ordinal);
            }
        }
    }

    private static Palette Of(string scheme) => scheme == "dark" ? Palette.Dark : Palette.Light;

    private static double[] Linear(string hex) =>
    [
        .. new[] { 1, 3, 5 }.Select(i => Convert.ToInt32(hex.Substring(i, 2), 16) / 255.0)
            .Select(v => v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4)),
    ];

    private static double Contrast(string a, string b)
    {
        double[] l = [Luminance(Linear(a)), Luminance(Linear(b))];
        return (l.Max() + 0.05) / (l.Min() + 0.05);
    }

    private static string Simulated(string hex, double[] m)
    {
        var c = Linear(hex);
        return "#" + string.Concat(Enumerable.Range(0, 3)
            .Select(i => Math.Clamp((m[3 * i] * c[0]) + (m[(3 * i) + 1] * c[1]) + (m[(3 * i) + 2] * c[2]), 0, 1))
            .Select(v => v <= 0.0031308 ? v * 12.92 : (1.055 * Math.Pow(v, 1 / 2.4)) - 0.055)
            .Select(v => ((int)Math.Round(v * 255)).ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static double Luminance(double[] rgb) => (0.2126 * rgb[0]) + (0.7152 * rgb[1]) + (0.0722 * rgb[2]);

    private static double[] Lab(string hex, double[] m)
    {
        var c = Linear(hex);
        double[] s = [.. Enumerable.Range(0, 3).Select(i => Math.Clamp((m[3 * i] * c[0]) + (m[(3 * i) + 1] * c[1]) + (m[(3 * i) + 2] * c[2]), 0, 1))];
        var x = F(((0.4124 * s[0]) + (0.3576 * s[1]) + (0.1805 * s[2])) / 0.95047);
        var y = F(Luminance(s));
        var z = F(((0.0193 * s[0]) + (0.1192 * s[1]) + (0.9505 * s[2])) / 1.08883);
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];

        static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16.0 / 116);
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b).Sum(p => (p.First - p.Second) * (p.First - p.Second)));
}
