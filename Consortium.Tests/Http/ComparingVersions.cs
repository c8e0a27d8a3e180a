using Consortium.Api.Http;

namespace Consortium.Tests.Http;

public sealed class ComparingVersions
{
    [Theory]
    [InlineData("\"7-0123456789abcdef\"", 7)]
    [InlineData("\"7\"", 7)]
    public void Takes_the_version_from_the_tag_that_a_read_gave(string tag, long version)
    {
        Assert.True(EntityTag.TryVersion(tag, out var read));
        Assert.Equal(version, read);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("7")]
    [InlineData("W/\"7-0\"")]
    [InlineData("\"7-0\", \"8-0\"")]
    [InlineData("\"-7\"")]
    [InlineData("\"seven\"")]
    [InlineData("\"99999999999999999999\"")]
    [InlineData("\"\"")]
    public void Takes_nothing_else(string tag) => Assert.False(EntityTag.TryVersion(tag, out _));

    [Fact]
    public void Reads_back_what_it_wrote()
    {
        Assert.True(EntityTag.TryVersion(EntityTag.Of(12, "00ff"), out var version));
        Assert.Equal(12, version);
    }
}
