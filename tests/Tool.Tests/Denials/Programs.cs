using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;
using IamAnalyzers.Tool.Denials;

namespace IamAnalyzers.Tool.Tests.Denials;

/// <summary>Programs written as in a table: a line <c>place member action resource resource</c> a call, with <c>~</c> before the action for what depends on what is deployed.</summary>
internal static class Programs
{
    public const string PolicyPath = "/app/iam-policy.json";

    /// <summary>Makes a program.</summary>
    /// <param name="calls">Its calls, a line each.</param>
    /// <param name="policy">The text of its reviewed policy; <see langword="null"/> for none.</param>
    /// <param name="role">The principal of the policy.</param>
    public static DenialProgram Of(string calls, string? policy = null, string role = "")
    {
        var rows = calls.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var needs = rows.Select(row => (Place: row[0], Need: Need(row, role))).ToList();
        return new([.. needs.Select(static one => one.Need)], new Places(needs), null, policy is null ? [] : [Reviewed(policy, role)]);
    }

    public static ReviewedText Reviewed(string policy, string role = "")
    {
        var file = ReviewedFile.Read(PolicyPath, policy, "", role, isShared: false) ?? throw new ArgumentException("Not a policy: " + policy);
        return new(new ReviewedSet("iam-policy.json", "", role, [file], []), new Dictionary<string, string> { [PolicyPath] = policy });
    }

    private static ProgramNeed Need(string[] row, string role)
    {
        var isDeployment = row[2][0] == '~';
        var permission = new Permission(row[2].TrimStart('~'), row[3..].ToEquatableArray(), default, isDeployment ? Tier.Deployment : Tier.Required, row[1], isDeployment ? "if it is encrypted" : "", role, "");
        return new(permission, Core.Policies.Review.Need.Of(permission, PolicyOptions.Default, AwsCatalog.Default), "App");
    }

    private sealed class Places(IReadOnlyList<(string Place, ProgramNeed Need)> needs) : ICallPlaces
    {
        public IReadOnlyList<string> Of(string source, Permission need) => [.. needs.Where(one => one.Need.Permission == need && one.Place != "-").Select(static one => one.Place)];

        public IReadOnlyList<string> Of(string source, UnresolvedCall call) => [];
    }
}
