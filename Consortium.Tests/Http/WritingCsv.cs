using Consortium.Api.Http;

namespace Consortium.Tests.Http;

public sealed class WritingCsv
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("-2", "'-2")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\tx", "'\tx")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("say \"yes\"", "\"say \"\"yes\"\"\"")]
    [InlineData("a,b", "a,b")]
    public void Makes_no_formula_of_a_cell_and_keeps_its_separators(string cell, string written) =>
        Assert.Equal($"mot\r\n{written}\r\n", new Csv([("mot", "word")], [[cell]]).Write(french: true));

    [Fact]
    public void Heads_and_separates_as_the_readers_spreadsheet_expects() =>
        Assert.Equal("one,two\r\n1,2\r\n", new Csv([("un", "one"), ("deux", "two")], [["1", "2"]]).Write(french: false));
}
