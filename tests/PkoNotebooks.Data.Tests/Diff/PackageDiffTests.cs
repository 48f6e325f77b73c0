using PkoNotebooks.Data.Diff;
using PkoNotebooks.Data.Import;
using PkoNotebooks.Data.Tests.Fixtures;

namespace PkoNotebooks.Data.Tests.Diff;

public sealed class PackageDiffTests
{
    [Fact]
    public void A_package_does_not_differ_from_itself()
    {
        using var old = new TinyPackage();
        using var same = new TinyPackage();
        Assert.True(PackageDiff.Compare(old.Folder, same.Folder).IsEmpty);
    }

    [Fact]
    public void Rows_added_changed_and_dropped_are_listed_with_their_fields()
    {
        using var old = new TinyPackage();
        using var changed = new TinyPackage();
        changed
            .Replace("assessment_rates", "regular,JPN,2019-01-01,2021-12-31,8.564,", "regular,JPN,2019-01-01,2021-12-31,8.565,")
            .Replace("personnel", "2020-11-30,JPN,UNMISS,staff_officers,1,3,4,printed,monthly,p. 3,\n", "")
            .Append("events", "E002,1995-11-01,month,law,Act amended,,record,list,\n");
        var diff = PackageDiff.Compare(old.Folder, changed.Folder);
        Assert.Equal(
            [
                (RowChangeKind.Changed, "assessment_rates", "regular/JPN/2019-01-01/2021-12-31/annex/row 2"),
                (RowChangeKind.Dropped, "personnel", "2020-11-30/JPN/staff_officers/monthly/p. 3"),
                (RowChangeKind.Added, "events", "E002"),
            ],
            diff.Rows.Select(row => (row.Kind, row.Table, row.Key)));
        Assert.Equal(new FieldChange("rate_percent", "8.564", "8.565"), Assert.Single(diff.Rows[0].Fields));
    }

    [Fact]
    public void New_tables_and_fields_are_named()
    {
        using var old = new TinyPackage();
        using var changed = new TinyPackage();
        old.Resource("claims", resource => resource["name"] = "statements");
        changed.Resource("events", resource => resource["schema"]!["fields"]!.AsArray().Add(System.Text.Json.Nodes.JsonNode.Parse("{\"name\":\"place\",\"type\":\"string\"}")));
        changed.Write("events", changed.Text("events").Replace("note\n", "note,place\n", StringComparison.Ordinal).Replace("list,\n", "list,,\n", StringComparison.Ordinal));
        var diff = PackageDiff.Compare(old.Folder, changed.Folder);
        Assert.Equal("claims", Assert.Single(diff.TablesAdded));
        Assert.Equal("statements", Assert.Single(diff.TablesDropped));
        Assert.Equal("events.place", Assert.Single(diff.FieldsChanged));
        Assert.Empty(diff.Rows);
    }

    [Fact]
    public void The_published_facts_that_cite_a_changed_row_are_found_through_the_lock()
    {
        using var old = new TinyPackage();
        using var changed = new TinyPackage();
        changed.Replace("assessment_rates", "regular,JPN,2019-01-01,2021-12-31,8.564,", "regular,JPN,2019-01-01,2021-12-31,8.565,")
            .Append("events", "E002,1995-11-01,month,law,Act amended,,record,list,\n");
        var path = Path.Combine(changed.Folder, "facts.lock.json");
        File.WriteAllText(path, """
            {"version":1,"facts":[
              {"notebook":"01","key":"rate.USA","value":60,"unit":"percent","text":["60 %"],"tables":["assessment_rates"],"citations":["annex: row 5 -> assessment_rates/peacekeeping/USA/2019-01-01/2021-12-31/annex/row 5"]},
              {"notebook":"01","key":"rate.JPN","value":8.564,"unit":"percent","text":["8.564 %"],"tables":["assessment_rates"],"citations":["annex: row 2 -> assessment_rates/regular/JPN/2019-01-01/2021-12-31/annex/row 2"]},
              {"notebook":"01","key":"rates","value":9,"unit":"percent","text":["9 %"],"tables":["assessment_rates"],"citations":["annex: 19 rows of assessment_rates sha256:00"]},
              {"notebook":"01","key":"row 22","value":9,"unit":"percent","text":["9 %"],"tables":["assessment_rates"],"citations":["annex: row 2 -> assessment_rates/regular/JPN/2019-01-01/2021-12-31/annex/row 22"]},
              {"notebook":"02","key":"laws","value":1,"unit":"count","text":["1"],"tables":["events"],"citations":["record: list -> events/E001"]},
              {"notebook":"02","key":"peak","value":683,"unit":"persons","text":["683"],"tables":["personnel"],"citations":["x"]}]}
            """);
        var moved = PackageDiff.Compare(old.Folder, changed.Folder).FactsMoved(path);
        Assert.Equal([("rate.JPN", true), ("rates", false), ("laws", false)], moved.Select(fact => (fact.Key, fact.CitesChangedRow)));
        Assert.Equal("8.564 %", moved[0].Text);
        Assert.Equal("assessment_rates/regular/JPN/2019-01-01/2021-12-31/annex/row 2", Assert.Single(moved[0].Because));
    }

    [Fact]
    public void A_file_that_is_no_lock_is_refused()
    {
        using var package = new TinyPackage();
        var diff = PackageDiff.Compare(package.Folder, package.Folder);
        Assert.Throws<FormatException>(() => diff.FactsMoved(package.PathOf("events")));
    }
}
