using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// Methods of the framework and the SDK that only read the objects that they are handed, and keep none of them: a value is the same
/// afterwards. Methods of the program are read themselves.
/// </summary>
internal static class ReadingMethods
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.ArgumentNullException", "System.ArgumentException", "System.ArgumentOutOfRangeException", "System.ObjectDisposedException",
        "System.Console", "System.Convert", "System.GC", "System.HashCode", "System.String", "System.Text.StringBuilder",
        "System.Diagnostics.Debug", "System.Diagnostics.Trace", "System.IO.TextWriter", "System.IO.StringWriter", "System.IO.StreamWriter",
        "System.Text.Json.JsonSerializer", "Newtonsoft.Json.JsonConvert",
        "Microsoft.Extensions.Logging.LoggerExtensions", "Microsoft.Extensions.Logging.ILogger",
    };

    // Of these types some methods fill what they are handed, or hand it on.
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal) { "PopulateObject", "SuppressFinalize", "ReRegisterForFinalize" };

    private static readonly HashSet<string> Own = new(StringComparer.Ordinal) { "ToString", "GetHashCode", "Equals", "GetType", "ReferenceEquals" };

    /// <summary>Whether a method leaves its arguments as they are.</summary>
    public static bool LeavesArguments(IMethodSymbol method)
    {
        method = method.ReducedFrom ?? method;
        if (!method.DeclaringSyntaxReferences.IsEmpty) return false;
        return ValueTypes.IsSender(method.ContainingType)
            || (Types.Contains(SymbolNames.FullName(method.ContainingType)) && !Fillers.Contains(method.Name))
            || (Own.Contains(method.Name) && method.ContainingType.SpecialType == SpecialType.System_Object);
    }

    /// <summary>Whether a method of an object leaves the object as it is.</summary>
    public static bool LeavesReceiver(IMethodSymbol method)
        => Own.Contains(method.Name) && method.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>Whether a source generator may write the body of a method, and change there what the method is handed.</summary>
    public static bool IsWrittenByGenerator(IMethodSymbol method) => method is { IsPartialDefinition: true, PartialImplementationPart: null } && !IsLogger(method);

    /// <summary>Whether a method only writes what it is handed into a log: https://learn.microsoft.com/dotnet/core/extensions/logger-message-generator.</summary>
    public static bool IsLogger(IMethodSymbol method) => method.IsPartialDefinition && method.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "LoggerMessageAttribute" });

    /// <summary>Whether a handler of the program makes an interpolated text. It gets the objects in the holes themselves, not their texts.</summary>
    public static bool IsHandled(InterpolatedStringExpressionSyntax text, SemanticModel model, CancellationToken token)
        => model.GetTypeInfo(text, token).ConvertedType is not { TypeKind: not TypeKind.Error } type || (type.SpecialType != SpecialType.System_String && !SymbolNames.IsOfSystem(type))
            || (text.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax } && model.GetSymbolInfo(text.Parent.Parent!.Parent!, token).Symbol is null);

    /// <summary>
    /// The member that a method of an SDK object changes; everything else stays.
    /// https://github.com/aws/aws-sdk-net, <c>CompleteMultipartUploadRequest.AddPartETags</c>, <c>DeleteObjectsRequest.AddKey</c>.
    /// </summary>
    public static string? ChangedMember(IMethodSymbol method)
        => !ValueTypes.IsModel(method.ContainingType) ? null
            : method.Name switch
            {
                "AddPartETags" or "AddPartETagsAndChecksums" => "PartETags",
                "AddKey" => "Objects",
                _ => null,
            };
}
