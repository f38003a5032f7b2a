import pathlib, socketserver, sys

class Smtp(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(b"220 test\r\n")
        mail = b""
        for line in self.rfile:
            word = line.strip().upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                while (line := self.rfile.readline()) != b".\r\n":
                    mail += line
                pathlib.Path(sys.argv[1], "mail").write_bytes(mail)
                self.wfile.write(b"250 taken\r\n")
                continue
            if word.startswith((b"MAIL", b"RCPT")):
                mail += line
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 test\r\n")

socketserver.TCPServer.allow_reuse_address = True
with socketserver.TCPServer(("127.0.0.1", 0), Smtp) as server:
    pathlib.Path(sys.argv[1], "port.new").write_text(str(server.server_address[1]))
    pathlib.Path(sys.argv[1], "port.new").rename(pathlib.Path(sys.argv[1], "port"))
    server.serve_forever()
