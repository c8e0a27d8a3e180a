namespace Consortium.Tests.Architecture;

public class TheHouse
{
    [Fact]
    public void Stands() => Assert.True(true);
}
