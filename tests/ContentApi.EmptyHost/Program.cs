// What any ASP.NET program costs before it does anything: the benchmark of the start compares with it. Every answer is 200 and empty.
var app = WebApplication.CreateBuilder(args).Build();
app.Run(_ => Task.CompletedTask);
app.Run();
