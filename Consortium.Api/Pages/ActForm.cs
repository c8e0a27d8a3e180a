using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Consortium.Api.Pages;

/// <summary>Gives every form that changes something a key of its own, and the version of what it was made for.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class ActForm(TimeProvider clock) : TagHelper
{
    /// <summary>The version that its reader saw.</summary>
    public long? Version { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.PostContent.AppendHtml($"<input type=\"hidden\" name=\"Key\" value=\"{Guid.CreateVersion7(clock.GetUtcNow())}\">");
        if (Version is { } version)
            output.PostContent.AppendHtml(FormattableString.Invariant($"<input type=\"hidden\" name=\"Version\" value=\"{version}\">"));
    }
}
