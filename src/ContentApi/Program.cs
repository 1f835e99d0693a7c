Console.WriteLine("ContentApi");
