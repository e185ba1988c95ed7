using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Assemblies.Values;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Assemblies.Calls;

/// <summary>What was read of compiled code.</summary>
/// <param name="Needs">What it needs.</param>
/// <param name="Calls">What each of its calls needs.</param>
internal sealed record CompiledCode(NeedsRecord Needs, EquatableArray<PlacedCall> Calls)
{
    public static CompiledCode Empty { get; } = new(NeedsRecord.Empty, default(EquatableArray<PlacedCall>));
}

/// <summary>What compiled code needs of AWS, whatever language it was written in.</summary>
internal static class CompiledNeeds
{
    private const string Elsewhere = "its assembly creates credentials for other principals";

    /// <summary>Reads an assembly by itself: all of its code counts, and what others may give its members is open.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sdk">The file of each assembly of the SDK, by its simple name, for the names of parameters.</param>
    /// <param name="counts">Whether a call counts, by the method that it stands in and the SDK member; <see langword="null"/> when all do.</param>
    /// <returns>What the code needs.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="BadImageFormatException">The file is damaged.</exception>
    public static CompiledCode Read(string path, IReadOnlyDictionary<string, string> sdk, AwsCatalog catalog, Func<MethodDefinitionHandle, string, bool>? counts = null, CancellationToken token = default)
    {
        using var image = AssemblyImage.Open(path);
        if (image is null) return CompiledCode.Empty;
        using var outside = new OutsideTypes(sdk);
        return NeedsOf(ProgramValues.Read([image], new([image]), outside, token), catalog, counts is null ? null : (method, member) => counts(method.Handle, member));
    }

    /// <summary>Reads an application together with the assemblies that it refers to: its own code counts whole, of theirs what it reaches.</summary>
    /// <param name="application">The application's file.</param>
    /// <param name="references">The files that lead to a use of the SDK: those that use it, and those that refer to one of these.</param>
    /// <param name="sdk">The file of each assembly of the SDK, by its simple name.</param>
    /// <returns>What it reaches of each reference; <see langword="null"/> when that cannot be told, so that all of them counts.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="BadImageFormatException">A file is damaged.</exception>
    /// <exception cref="NotSupportedException">The code is too large.</exception>
    public static ReachedProgram? ReadReached(string application, IReadOnlyList<string> references, IReadOnlyDictionary<string, string> sdk, AwsCatalog catalog, CancellationToken token = default)
    {
        var images = new List<AssemblyImage>();
        try
        {
            images.AddRange(references.Prepend(application).Select(AssemblyImage.Open).OfType<AssemblyImage>());
            if (images.Count <= references.Count || !JointReading.IsPossible(images)) return null;
            using var outside = new OutsideTypes(sdk);
            var values = ProgramValues.Read(images, new([images[0]]), outside, token);
            return new(Reached(values, images.Skip(1), catalog));
        }
        finally
        {
            foreach (var image in images) image.Dispose();
        }
    }

    /// <summary>What is reached of assemblies that were read as one program.</summary>
    /// <returns>A reference for each, sorted by name (ordinal).</returns>
    internal static EquatableArray<ReachedReference> Reached(ProgramValues values, IEnumerable<AssemblyImage> images, AwsCatalog catalog)
        => images.Select(image => (Image: image, Code: NeedsOf(values, catalog, (method, _) => method.Image == image)))
            .Select(one => new ReachedReference(one.Image.Name, one.Code.Needs, UnreachedCalls.Of(one.Image, values, catalog).ToEquatableArray()) { Calls = one.Code.Calls })
            .OrderBy(static reference => reference.Name, StringComparer.Ordinal)
            .ToEquatableArray();

    private static CompiledCode NeedsOf(ProgramValues values, AwsCatalog catalog, Func<MethodId, string, bool>? counts)
    {
        var all = values.Calls.Select(call => (Call: call.Value, Method: SdkMethod.Find(call.Value.Method, catalog), In: call.Key.Method, At: call.Key.Offset)).Where(static found => found.Method is not null).ToArray();
        var calls = counts is null ? all : [.. all.Where(found => counts(found.In, found.Method!.Name))];
        var images = new HashSet<AssemblyImage>(calls.Select(static found => found.In.Image));
        var unseen = all.Any(found => images.Contains(found.In.Image) && MakesCredentials(found.Method!)) ? new SdkPrincipal("", Elsewhere) : SdkPrincipal.Default;
        var principals = new CompiledPrincipals(catalog);
        var requests = new CompiledRequest(values);
        var made = calls.Where(static found => found.Method!.Doubt is null)
            .Select(found => (found.In, found.At, found.Method, Calls: Calls(found.Method!, requests.Read(found.Call, found.Method!), principals.Of(found.Call) ?? [unseen], catalog).ToArray()))
            .ToArray();
        var deriver = new PermissionDeriver(catalog);
        var derived = made.SelectMany(static one => one.Calls).Distinct().ToDictionary(static call => call, call => deriver.Derive(call).ToArray());
        return new(
            NeedsRecord.Create(
                derived.Values.SelectMany(static permissions => permissions),
                calls.Where(static found => found.Method!.Doubt is not null).Select(static found => new UnresolvedCall(found.Method!.Name, found.Method.Doubt!)).Concat(derived.Keys.Select(deriver.FindUnresolved).OfType<UnresolvedCall>()),
                calls.Select(static found => found.Method!.Name)),
            made.Select(one => new PlacedCall(one.Method!.Name, MetadataTokens.GetRowNumber(one.In.Handle), one.At, one.Calls.SelectMany(call => derived[call]).Distinct().ToEquatableArray())).ToEquatableArray());
    }

    // Constructors of other helpers act for whoever their client acts for.
    private static bool MakesCredentials(SdkMethod method)
        => method.Helper is { Method: SdkMemberName.Constructor, Operations: { } asked } && asked.Any(static operation => operation.Service is "sts" or "sso");

    private static IEnumerable<SdkCall> Calls(SdkMethod method, SdkRequest request, IReadOnlyList<SdkPrincipal> principals, AwsCatalog catalog)
    {
        var targets = method.Helper is { } helper
            ? helper.Operations.Select(static asked => (asked.Service, asked.Operation, asked.IsCertain))
            : SdkTargets.Of(method.Targets, request).Select(target => (method.Service, target.Operation, target.IsCertain));
        return targets.SelectMany(target => principals.Select(principal => new SdkCall(target.Item1, target.Item2, method.Name, catalog.FindService(target.Item1)?.Assume(target.Item2, request) ?? request, principal, "", target.Item3)));
    }
}
