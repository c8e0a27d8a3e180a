using System.Net;
using System.Text;
using Consortium.Api.Security;
using Consortium.Tests.Support;
using Microsoft.Playwright;

namespace Consortium.Tests.Pages;

/// <summary>
/// The main task of each role with the Tab key, Enter, arrows and letters: what coordinators and the committee do stands in
/// <see cref="ClearingTheQueueByKeyboard"/>, <see cref="VotingByPage"/> and <see cref="FromTheQueueToAMission"/>.
/// </summary>
public sealed class WorkingByKeyboardAlone(AConsortium consortium, ABrowser browser) : IClassFixture<AConsortium>
{
    private World World => consortium.World;

    [Fact]
    public async Task Human_resources_send_a_file_and_correct_what_was_wrong_in_it()
    {
        var cohort = await World.OpenCohort();
        await consortium.Service.CaughtUp();
        var (page, keyboard) = await Opens(consortium.Acme.Hr, $"/people/file?cohort={cohort}");

        await keyboard.Reaches("File of people (CSV)");
        // What opens there is the system's own dialog, and not a page of ours.
        await page.Locator(":focus").SetInputFilesAsync(new FilePayload
        {
            Name = "people.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("First name;Last name;Email;Role\nAnne;Roy;anne.key@acme.example;mentor\nLuc;Roy;luc.key@acme.example;chief\n"),
        });
        await keyboard.Presses("Send");
        await page.GetByText("Rows to correct: 1").WaitForAsync();
        await keyboard.IsInMain();
        await keyboard.Types("Role", "mentor");
        await keyboard.Presses("Send the corrected rows (1)");
        await page.GetByText("Every row was taken").WaitForAsync();
        await keyboard.IsInMain();
        await page.Context.CloseAsync();

        await consortium.Service.CaughtUp();
        Assert.Equal(2, (await consortium.Acme.Hr.Items($"/api/v1/cohorts/{cohort}/participants")).Count);
    }

    [Fact]
    public async Task A_participant_acknowledges_the_agreement_and_says_when_they_are_away()
    {
        var person = await consortium.Acme.Offers(await World.OpenCohort(), "Ann", "Roy");
        await consortium.Service.CaughtUp();
        var participant = await World.Operator.Gives(consortium.Service, Role.Participant, consortium.Acme.Id, person);
        var (page, keyboard) = await Opens(participant, "/mine");

        await keyboard.Presses("I have read it and acknowledge it");
        await page.GetByText("It is recorded that you read the agreement.").WaitForAsync();
        await keyboard.Presses("Away: no proposals for a time");
        await keyboard.Presses("No proposals for a time");
        await page.GetByText("The absence is recorded").WaitForAsync();
        await page.Context.CloseAsync();

        Assert.Equal("away", (await participant.Get("/api/v1/me/participation").Is(HttpStatusCode.OK)).Text("state"));
    }

    [Fact]
    public async Task An_operator_looks_at_the_service_and_opens_an_account()
    {
        await consortium.Service.CaughtUp();
        var (page, keyboard) = await Opens(World.Operator, "/operation");
        await keyboard.Reaches("r Look again");
        await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("Enter"), answer => answer.Url.EndsWith("/operation", StringComparison.Ordinal));
        await page.WaitForFunctionAsync("() => document.getElementById('main').contains(document.activeElement)");

        await page.GotoAsync("/accounts");
        await keyboard.Types("E-mail address", "keys@page.example");
        await keyboard.Chooses("Role", "Auditor");
        await keyboard.Presses("Open an account");
        await page.GetByText("The account is open.").WaitForAsync();
        await page.Context.CloseAsync();

        Assert.Single(await World.Operator.Items("/api/v1/accounts"), account => account.Text("email") is "keys@page.example" && account.Text("role") is "auditor");
    }

    [Fact]
    public async Task An_auditor_finds_a_decision_and_reads_its_record()
    {
        await World.Approve(await World.OnePair(consortium.Acme, consortium.Borealis));
        await consortium.Service.CaughtUp();
        var (page, keyboard) = await Opens(await World.Operator.Gives(consortium.Service, Role.Auditor), "/decided");

        await keyboard.Chooses("Subject", "A match");
        Assert.EndsWith("/decided", page.Url, StringComparison.Ordinal);
        await keyboard.Presses("Choose");
        await page.WaitForURLAsync("**/decided?subject=match*");
        await keyboard.Reaches("A match");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/decided/*");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_reviewer_takes_a_report_up_and_closes_it_with_a_measure()
    {
        var report = (await consortium.Acme.Hr.Post("/api/v1/breach-reports", new { kind = "conduct", account = "A call on a Sunday." }).Is(HttpStatusCode.Created)).Text("id");
        await consortium.Service.CaughtUp();
        var (page, keyboard) = await Opens(await World.Operator.Gives(consortium.Service, Role.IndependentReviewer), "/breaches");

        await keyboard.Presses("Conduct rule");
        await keyboard.Presses("1 Take up");
        await page.GetByText("2 Close").WaitForAsync();
        await keyboard.Chooses("Measure", "the coordinator follows the match more closely");
        await keyboard.Presses("2 Close");
        await page.GetByText("The report is closed.").WaitForAsync();
        await page.Context.CloseAsync();

        Assert.Equal("closer-follow-up", (await consortium.Acme.Hr.Get($"/api/v1/breach-reports/{report}").Is(HttpStatusCode.OK)).Text("measure"));
    }

    private async Task<(IPage, AKeyboard)> Opens(Caller who, string path)
    {
        var page = await browser.Open(consortium.Service, who, new BrowserLook());
        await page.GotoAsync(path);
        return (page, new AKeyboard(page));
    }
}
