using Consortium.Api.Database;
using Consortium.Api.PersonalData;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Tests.Security;
using Consortium.Tests.Support;

namespace Consortium.Tests.PersonalData;

/// <summary>Acme writes; Borealis is another company. A ballot has one member of each, and Acme's was recused.</summary>
public sealed class KeepingATextApart(TestCluster cluster) : IAsyncLifetime
{
    private const string Words = "Nous vendons aux mêmes hôpitaux.";

    private static readonly CompanyId Acme = new(Guid.Parse("0193aaaa-0000-7000-8000-00000000000a"));
    private static readonly CompanyId Borealis = new(Guid.Parse("0193bbbb-0000-7000-8000-00000000000b"));
    private static readonly Guid Ann = Guid.Parse("0193aaaa-0000-7000-8000-0000000000a1");
    private static readonly Guid Bob = Guid.Parse("0193bbbb-0000-7000-8000-0000000000b1");
    private static readonly BallotItemId Item = new(Guid.Parse("0193cccc-0000-7000-8000-0000000000c2"));
    private static readonly BallotId Ballot = new(Guid.Parse("0193cccc-0000-7000-8000-0000000000c1"));

    private static readonly Dictionary<string, Scope> People = new()
    {
        ["coordinator"] = new(Role.Coordinator, null, Guid.Parse("0193dddd-0000-7000-8000-0000000000d1")),
        ["auditor"] = new(Role.Auditor, null, Guid.Parse("0193dddd-0000-7000-8000-0000000000d2")),
        ["reviewer"] = new(Role.IndependentReviewer, null, Guid.Parse("0193dddd-0000-7000-8000-0000000000d4")),
        ["operator"] = new(Role.Operator, null, Guid.Parse("0193dddd-0000-7000-8000-0000000000d3")),
        ["acme"] = new(Role.CompanyHr, Acme, Ann),
        ["borealis"] = new(Role.CompanyHr, Borealis, Bob),
        ["recused"] = new(Role.CommitteeMember, Acme, Ann),
        ["voter"] = new(Role.CommitteeMember, Borealis, Bob),
    };

    private DatabaseConnections _databases = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("coordinators", "coordinator")]
    [InlineData("company", "coordinator acme")]
    [InlineData("own-company", "acme")]
    [InlineData("author", "acme recused")]
    [InlineData("ballot", "coordinator voter")]
    [InlineData("item", "coordinator voter")]
    [InlineData("committee", "coordinator recused voter")]
    [InlineData("reviewer", "reviewer")]
    public async Task Shows_it_to_its_readers_alone(string readers, string seenBy)
    {
        await using var databases = new Databases(_databases);
        var text = await Keep(databases, Circle(readers));

        var seen = new List<string>();
        foreach (var (who, scope) in People)
        {
            if ((await Texts(databases, new Reader(databases)).Read(scope, [text.Id], Ct)).TryGetValue(text.Id, out var words))
            {
                Assert.Equal(Words, words);
                seen.Add(who);
            }
        }

        Assert.Equal(seenBy, string.Join(' ', seen));
    }

    [Fact]
    public async Task Holds_by_the_policy_alone_and_by_the_filter_alone_and_leaks_without_both()
    {
        await using var databases = new Databases(_databases);
        var text = await Keep(databases, Readers.Company(Acme));
        await using var aroundThePolicy = new Databases(
            _databases with { Reader = await cluster.LoginThatStepsAroundPolicies(_databases.Reader, Ct) });

        async Task<bool> BorealisReads(Databases database, Reader reader) =>
            (await Texts(database, reader).Read(People["borealis"], [text.Id], Ct)).Count > 0;

        Assert.False(await BorealisReads(databases, new ReaderWithoutFilter(databases)));
        Assert.False(await BorealisReads(aroundThePolicy, new Reader(aroundThePolicy)));
        Assert.True(await BorealisReads(aroundThePolicy, new ReaderWithoutFilter(aroundThePolicy)));
    }

    [Fact]
    public async Task Leaves_no_word_in_the_database_and_none_once_the_key_is_gone()
    {
        await using var databases = new Databases(_databases);
        var text = await Keep(databases, Readers.Company(Acme));
        await using var owner = await TestDatabase.Open(_databases.Owner);
        Assert.DoesNotContain("hôpitaux", await owner.Scalar<string>("select encode(sealed, 'escape') from personal.text", Ct), StringComparison.Ordinal);

        await using var keys = await TestDatabase.Open(_databases.Keys);
        await keys.Execute($"delete from subject_key where subject = '{Acme.Value}'", Ct);

        Assert.Empty(await Texts(databases, new Reader(databases)).Read(People["acme"], [text.Id], Ct));
    }

    [Fact]
    public async Task Proves_the_words_without_telling_that_two_texts_are_alike()
    {
        await using var databases = new Databases(_databases);
        var texts = Texts(databases, new Reader(databases));
        var (one, other) = (new TextId(Ann), new TextId(Bob));

        var (first, _) = await texts.Keep(one, Acme.Value, Readers.Coordinators, Words, Ct);
        var (again, _) = await texts.Keep(one, Acme.Value, Readers.Coordinators, Words, Ct);
        var (second, _) = await texts.Keep(other, Acme.Value, Readers.Coordinators, Words, Ct);

        Assert.Equal(first, again);
        Assert.NotEqual(first.Digest, second.Digest);
    }

    public async ValueTask InitializeAsync()
    {
        _databases = await cluster.Create(Ct);
        await using var owner = await TestDatabase.Open(_databases.Owner);
        await owner.Execute(
            $"""
            alter table read.ballot_paper no force row level security;
            alter table read.ballot_item no force row level security;
            alter table read.ballot_recusal no force row level security;
            insert into read.ballot_paper (ballot, member, company)
            values ('{Ballot.Value}', '{Ann}', '{Acme.Value}'), ('{Ballot.Value}', '{Bob}', '{Borealis.Value}');
            insert into read.ballot_item (item, ballot, place, subject, procedure, opened_at, closes_at)
            values ('{Item.Value}', '{Ballot.Value}', 1, 'match', 'vote', now(), now());
            insert into read.ballot_recusal (item, member) values ('{Item.Value}', '{Ann}');
            alter table read.ballot_paper force row level security;
            alter table read.ballot_item force row level security;
            alter table read.ballot_recusal force row level security;
            """,
            Ct);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Texts Texts(Databases databases, Reader reader)
    {
        var master = new MasterKey(_databases);
        return new Texts(new SubjectKeys(databases, master, TimeProvider.System), master, reader, TimeProvider.System);
    }

    private async Task<KeptText> Keep(Databases databases, Readers readers)
    {
        var (text, keep) = await Texts(databases, new Reader(databases)).Keep(new TextId(Ann), Acme.Value, readers, Words, Ct);
        await databases.Engine.Run([keep], Ct);
        return text;
    }

    private static Readers Circle(string name) => name switch
    {
        "coordinators" => Readers.Coordinators,
        "company" => Readers.Company(Acme),
        "own-company" => Readers.OwnCompany(Acme),
        "author" => Readers.Author(Ann),
        "committee" => Readers.Committee,
        "item" => Readers.Ballot(Item),
        "reviewer" => Readers.Reviewer,
        _ => Readers.Ballot(Ballot),
    };
}
