using IamAnalyzers.Core.Calls;

namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>
/// What the reader knows of the member <c>Key</c> of the program's only call: its values with <c>|</c> between them,
/// <c>*</c> for a hole, <c>{name}</c> for an input; <c>?</c> behind known ones when it is perhaps unset; <c>unknown</c>, <c>unset</c>.
/// </summary>
internal static class Shown
{
    public static string InBody(string statements) => Of(Reading.OfBody(statements).Call);

    public static string InProgram(string code) => Of(Reading.Of("using System; using System.Linq; using System.Collections.Generic; using System.Threading.Tasks; using Amazon.S3; using Amazon.S3.Model;\n" + code).Call);

    /// <summary>The member <c>BucketName</c>.</summary>
    public static string Bucket(string code)
    {
        var call = Reading.Of("using System; using System.Linq; using System.Collections.Generic; using System.Threading.Tasks; using Amazon.S3; using Amazon.S3.Model;\n" + code).Call;
        return Of(call, "BucketName") is var shown && shown == "unset" && !call.Request.IsWhole ? "unknown" : shown;
    }

    public static string Of(SdkCall call, string member = "Key")
    {
        if (call.Request.Find(member) is not { } found) return "unset";
        var texts = found.Values.Concat(found.Patterns.Select(static pattern => pattern.Fill(static part => part.Kind == ValuePartKind.Input ? "{" + part.Text + "}" : "*"))).ToList();
        return texts.Count == 0 ? "unknown" : string.Join("|", texts) + (found.State == MemberState.MaybeSet ? "?" : "");
    }
}
