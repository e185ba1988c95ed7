namespace IamAnalyzers.Ide.Tests.Projects;

/// <summary>Reviewed policies.</summary>
internal static class Policies
{
    /// <summary>A statement that allows an action on a resource.</summary>
    public static string Allow(string action, string resource) => $$"""{ "Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}" }""";

    /// <summary>A statement that allows an action on the objects of the bucket <c>reports</c>.</summary>
    public static string Allow(string action) => Allow(action, "arn:aws:s3:::reports/*");

    public static string Of(params string[] statements)
        => "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    " + string.Join(",\n    ", statements) + "\n  ]\n}\n";
}
