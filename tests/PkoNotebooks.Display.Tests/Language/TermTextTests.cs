using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Tests.Language;

public sealed class TermTextTests
{
    [Theory]
    [InlineData("(uniformed personnel of Japan (272) ÷ uniformed personnel in the world (106,854)) × 100", "(日本の制服要員（272） ÷ 世界の制服要員（106,854）) × 100")]
    [InlineData("funding share of United States (28.3842 %) − personnel share of United States (0.10 %)", "米国の費用負担の割合（28.3842%） − 米国の要員の割合（0.10%）")]
    [InlineData("95 experts on mission + 487 formed police units + 7,581 troops", "ミッション専門家95人 + 武装警察隊（FPU）487人 + 部隊要員7,581人")]
    [InlineData("1 + the number of states with a greater rate", "1 + 分担率がより高い国の数")]
    [InlineData("Among the 191 states whose rates for that day are in the data; ties share a rank.", "その日の分担率がデータにある191か国の中での順位。同じ値の国は同順位とする。")]
    [InlineData("Claimed 46, found 50, 4 more: troops of Japan (31 October 1992).", "記述は46、検証値は50（4多い）：日本の部隊要員（1992年10月31日）。")]
    [InlineData("It holds: the record holds a dispatch to UNDOF, a dispatch to UNTAET, a dispatch to ONUMOZ.", "正しい：記録にUNDOFへの派遣、UNTAETへの派遣、ONUMOZへの派遣がある。")]
    [InlineData("It holds: uniformed personnel of Japan 4, uniformed personnel of United Kingdom 1,447.", "正しい：日本の制服要員 4、英国の制服要員 1,447。")]
    [InlineData("start of the dispatch to UNTAC, engineering unit (SDF)", "UNTAC（施設部隊（自衛隊））への派遣の開始")]
    [InlineData("Claimed 2012, found November 2011: start of the dispatch to UNMISS.", "記述は2012年、検証値は2011年11月：UNMISSへの派遣の開始。")]
    [InlineData("the text of 2015 is the only source found", "見つかった出典は2015年の資料のみ")]
    [InlineData("Claimed US$8.47 billion, found US$8.50 billion, US$30.00 million more, within what the wording allows: peacekeeping budget (estimated).", "記述は84.7億米ドル、検証値は85.0億米ドル（3,000万米ドル多い。言い回しの許す範囲内）：PKO予算（見積額）。")]
    public void What_is_composed_in_English_is_taken_apart_and_said_in_Japanese(string english, string japanese) =>
        Assert.Equal(japanese, DisplayLanguage.Japanese.Composed(english));

    [Theory]
    [InlineData("uniformed personnel of Atlantis (272) ÷ 3")]
    [InlineData("a remark that someone wrote into a table")]
    [InlineData("((((((((((((((((((((uniformed personnel in the world))))))))))))))))))))")]
    [InlineData("(funding share of Japan")]
    public void What_is_not_known_whole_is_not_translated_in_part(string english) => Assert.Null(DisplayLanguage.Japanese.Composed(english));

    [Fact]
    public void English_stays_as_it_is() => Assert.Equal("anything at all", DisplayLanguage.English.Composed("anything at all"));
}
