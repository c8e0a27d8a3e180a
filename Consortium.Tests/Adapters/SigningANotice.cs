using System.Text;
using Consortium.Api.Adapters;

namespace Consortium.Tests.Adapters;

/// <summary>The vector is the example of the Standard Webhooks 1.0 documents; its signature was computed with OpenSSL.</summary>
public class SigningANotice
{
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek", Published = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const long Timestamp = 1614265330;
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");
    private static readonly WebhookSecret Secret = WebhookSecret.Parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!;

    [Fact]
    public void The_signature_is_the_published_one() => Assert.Equal(Published, Secret.Sign(Id, Timestamp, Body));

    [Fact]
    public void A_signature_is_found_among_several() =>
        Assert.True(Secret.Signed($"v1,AAAA v1a,BBBB {Published}", Id, Timestamp, Body));

    [Fact]
    public void A_signature_covers_the_id_the_time_and_the_body()
    {
        Assert.False(Secret.Signed(Published, "msg_other", Timestamp, Body));
        Assert.False(Secret.Signed(Published, Id, Timestamp + 1, Body));
        Assert.False(Secret.Signed(Published, Id, Timestamp, [.. Body, (byte)' ']));
        Assert.False(Secret.Signed("", Id, Timestamp, Body));
    }

    [Fact]
    public void A_new_secret_is_256_random_bits_and_reads_back_as_itself()
    {
        var (one, other) = (WebhookSecret.New(), WebhookSecret.New());

        Assert.NotEqual(one.Reveal(), other.Reveal());
        Assert.Equal(32, Convert.FromBase64String(one.Reveal()["whsec_".Length..]).Length);
        Assert.True(WebhookSecret.Parse(one.Reveal())!.Signed(one.Sign(Id, Timestamp, Body), Id, Timestamp, Body));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_not base64")]
    [InlineData("whsec_AAAA")]
    public void What_is_not_a_secret_is_not_read_as_one(string text) => Assert.Null(WebhookSecret.Parse(text));
}
