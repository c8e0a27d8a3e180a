using Consortium.Api.Adapters;
using Consortium.Domain;
using Consortium.Tests.Support;
using Npgsql;

namespace Consortium.Tests.Adapters;

public sealed class SharingACompanysSlots(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly CompanyId _acme = new(Guid.CreateVersion7()), _borealis = new(Guid.CreateVersion7());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_processes_have_two_attempts_in_flight_between_them()
    {
        await using CompanySlots one = new(database.Connections), other = new(database.Connections);

        await using var first = await one.Take(_acme, ADelivery(), Ct);
        await using var second = await other.Take(_acme, ADelivery(), Ct);

        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.Null(await one.Take(_acme, ADelivery(), Ct));
        Assert.Null(await other.Take(_acme, ADelivery(), Ct));
    }

    [Fact]
    public async Task One_process_has_two_and_no_third()
    {
        await using CompanySlots one = new(database.Connections);

        await using var first = await one.Take(_acme, ADelivery(), Ct);
        await using var second = await one.Take(_acme, ADelivery(), Ct);

        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.Null(await one.Take(_acme, ADelivery(), Ct));
    }

    [Fact]
    public async Task Another_company_has_slots_of_its_own()
    {
        await using CompanySlots one = new(database.Connections);
        await using var first = await one.Take(_acme, ADelivery(), Ct);
        await using var second = await one.Take(_acme, ADelivery(), Ct);

        await using var others = await one.Take(_borealis, ADelivery(), Ct);

        Assert.NotNull(others);
    }

    [Fact]
    public async Task A_slot_that_was_given_back_is_free_again()
    {
        await using CompanySlots one = new(database.Connections), other = new(database.Connections);
        var delivery = ADelivery();
        await using (var first = await one.Take(_acme, delivery, Ct))
        {
            Assert.NotNull(first);
        }

        await using var again = await other.Take(_acme, delivery, Ct);
        await using var second = await other.Take(_acme, ADelivery(), Ct);

        Assert.NotNull(again);
        Assert.NotNull(second);
    }

    [Fact]
    public async Task One_delivery_is_in_flight_once()
    {
        await using CompanySlots one = new(database.Connections), other = new(database.Connections);
        var delivery = ADelivery();
        await using var first = await one.Take(_acme, delivery, Ct);

        Assert.NotNull(first);
        Assert.Null(await one.Take(_acme, delivery, Ct));
        Assert.Null(await other.Take(_acme, delivery, Ct));
    }

    [Fact]
    public async Task The_slots_of_a_process_that_dies_are_free_at_once()
    {
        await using CompanySlots dying = new(database.Connections), other = new(database.Connections);
        var delivery = ADelivery();
        var first = await dying.Take(_acme, delivery, Ct);
        var second = await dying.Take(_acme, ADelivery(), Ct);
        Assert.True(first is not null && second is not null);

        await using (var superuser = await TestDatabase.Open(database.Connections.Engine))
        await using (var kill = new NpgsqlCommand(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'consortium attempts' and datname = current_database()",
            superuser))
        {
            await kill.ExecuteNonQueryAsync(Ct);
        }

        await Eventually.Holds(async ct =>
        {
            await using var taken = await other.Take(_acme, delivery, ct);
            return taken is not null;
        });
    }

    private static DeliveryId ADelivery() => new(Guid.CreateVersion7());
}
