using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Tests;

public class WithTests
{
    private static readonly PersonnelTotal World = new()
    {
        AsOf = new(2015, 3, 31), PersonnelType = PersonnelType.Uniformed, Total = 106854, SourceId = "s", Locator = "l",
    };

    [Fact]
    public void Data_in_memory_hold_the_tables_given_and_no_others()
    {
        var data = PkoData.InMemory(new PersonnelTotalTable(new("personnel_totals", "", ""), [World]));

        Assert.Equal(106854, Assert.Single(data.PersonnelTotals).Total);
        Assert.Empty(data.Personnel);
    }

    [Fact]
    public void A_table_put_in_place_of_another_leaves_the_first_data_alone()
    {
        var data = PkoData.InMemory(new PersonnelTotalTable(new("personnel_totals", "", ""), [World]));

        var changed = data.With(new PersonnelTotalTable(new("personnel_totals", "", ""), [World with { Total = 1 }]));

        Assert.Equal(1, changed.PersonnelTotals[0].Total);
        Assert.Equal(106854, data.PersonnelTotals[0].Total);
    }

    [Fact]
    public void A_table_of_the_wrong_type_is_refused() =>
        Assert.Throws<ArgumentException>(() => PkoData.InMemory(new Table<PersonnelTotal>(new("personnel", "", ""), [World])));
}
