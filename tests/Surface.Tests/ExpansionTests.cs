using IamAnalyzers.AwsSdk.Surface;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Surface.Tests;

public sealed class ExpansionTests
{
    private const string Queue = """
        # A comment.
        service Amazon.Sample AmazonSample 2020-01-01
        op Send (Url Body) ()
        > Body Delay:i Entries:[Entry] Kind: Url (Url)
        < Id Sizes:[i] Tags:{}
        op List
        < Entries:[Entry] Next
        page Entries:Entry
        op Ping
        class Entry Blob:m Kind:Kind Nested:Hidden When:t (Kind)
        error EntryMissingException Entry:
        enum Kind first second-kind Odd=third\splace
        """;

    private static readonly IAssemblySymbol Sample = Expansion.Of(Queue).Assembly;
    private static readonly SortedSet<string> Names = PublicNames.Of(Sample, "Amazon.Sample");

    [Theory]
    [InlineData("IAmazonSample.SendAsync(SendRequest request, CancellationToken cancellationToken?)")]
    [InlineData("IAmazonSample.SendAsync(string url, string body, CancellationToken cancellationToken?)")]
    [InlineData("IAmazonSample.SendAsync(CancellationToken cancellationToken?)")]
    [InlineData("AmazonSampleClient.PingAsync(PingRequest request, CancellationToken cancellationToken?)")]
    [InlineData("AmazonSampleClient..ctor(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonSampleConfig clientConfig)")]
    [InlineData("SendRequest : AmazonSampleRequest")]
    [InlineData("SendRequest..ctor(string url)")]
    [InlineData("SendRequest.Delay: Nullable<int>")]
    [InlineData("SendRequest.Entries: List<Entry>")]
    [InlineData("SendRequest.Kind: Kind")]
    [InlineData("SendResponse : AmazonWebServiceResponse")]
    [InlineData("SendResponse.Sizes: List<int>")]
    [InlineData("SendResponse.Tags: Dictionary<string, string>")]
    [InlineData("PingResponse : AmazonWebServiceResponse")]
    [InlineData("Entry.Blob: MemoryStream")]
    [InlineData("Entry.When: Nullable<DateTime>")]
    [InlineData("Entry..ctor(Kind kind)")]
    [InlineData("Hidden : object")]
    [InlineData("EntryMissingException : AmazonSampleException")]
    [InlineData("EntryMissingException.Entry: Entry")]
    [InlineData("Kind : ConstantClass")]
    [InlineData("Kind.First: constant")]
    [InlineData("Kind.SecondKind: constant")]
    [InlineData("Kind.Odd: constant")]
    [InlineData("ISamplePaginatorFactory.List(ListRequest request)")]
    [InlineData("IListPaginator.Responses: IPaginatedEnumerable<ListResponse>")]
    [InlineData("IListPaginator.Entries: IPaginatedEnumerable<Entry>")]
    [InlineData("AmazonSampleClient.Paginators: ISamplePaginatorFactory")]
    public void Description_GivesTheSdksName(string name) => Assert.Contains(name, Names);

    [Fact]
    public void Client_HasTheTwelveConstructors()
        => Assert.Equal(12, Names.Count(name => name.StartsWith("AmazonSampleClient..ctor(", StringComparison.Ordinal)));

    [Fact]
    public void OperationWithoutPages_HasNoPaginator()
        => Assert.DoesNotContain(Names, name => name.StartsWith("ISendPaginator", StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("op\nclass\n[")]
    [InlineData("# Only a comment.")]
    public void TextThatIsNoDescription_GivesNothing(string text)
        => Assert.Empty(Expansion.Of(text).SyntaxTrees);

    [Theory]
    [InlineData("t3.micro", "T3Micro")]
    [InlineData("us-east-1", "UsEast1")]
    [InlineData("ECC_NIST_P256", "ECC_NIST_P256")]
    [InlineData("aws:kms", "AwsKms")]
    [InlineData("Windows (Amazon VPC)", "WindowsAmazonVPC")]
    [InlineData("Linux/UNIX", "LinuxUNIX")]
    [InlineData("2015-03-31", "_20150331")]
    public void EnumerationValue_GivesTheConstantsName(string value, string name) => Assert.Equal(name, ConstantName.From(value));
}
